import semver from 'semver';
import { KIT_VERSION } from '../kitVersion.ts';
import type { RepoFacts } from '../render/facts.ts';
import type { Manifest } from '../workspace/manifest.ts';
import { parseJson } from '../workspace/parseJson.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';

// They have the version of the kit, and what it renders needs theirs.
const OWN = ['@stagecraft/backend-runtime', '@stagecraft/backend-testkit'];

/**
 * Collects what the repository decides about both renderings of an update. Only the
 * ranges of the kit's own packages differ between the two: they move to this version,
 * unless they are no ranges of versions, as in a clone of the kit. What people took out
 * of package.json stays out.
 *
 * @param of - the package
 * @returns facts for the rendering before, which has to come first, and for the one after
 */
export function updateFacts(
  repository: Repository,
  { folder, facts }: Pick<PluginPackage, 'folder' | 'facts'>,
): { before: RepoFacts; after: RepoFacts } {
  const present = presentRanges(repository, folder);
  const asked = new Map<string, string>();
  return {
    before: {
      ...facts,
      versionRange: (name, atLeast) => {
        const range = facts.versionRange(name, atLeast);
        asked.set(name, range);
        return range;
      },
    },
    after: {
      ...facts,
      versionRange: (name, atLeast) => {
        const own = OWN.includes(name) ? present[name] : undefined;
        return own === undefined
          ? (asked.get(name) ?? facts.versionRange(name, atLeast))
          : moved(own);
      },
    },
  };
}

function moved(range: string): string {
  return semver.validRange(range) === null ? range : `^${KIT_VERSION}`;
}

function presentRanges(
  repository: Repository,
  folder: string,
): Record<string, string | undefined> {
  const path = `${folder}/package.json`;
  const { dependencies, devDependencies }: Manifest = parseJson(
    repository.read(path) ?? '{}',
    path,
  );
  return { ...devDependencies, ...dependencies };
}
