import type { RepoFacts } from '../render/facts.ts';
import type { Manifest } from './manifest.ts';
import { parseJson } from './parseJson.ts';
import type { Repository } from './repository.ts';
import { versionRange } from './versionRange.ts';

/**
 * Collects what the repository decides about a package. What its package.json says
 * already goes before what a new package would get, so that an upgrade of the
 * repository does not look like an edit.
 *
 * @param folder - the folder of the package below the root
 * @param linked - packages that will be in the repository, if they are not yet
 */
export function repoFacts(
  repository: Repository,
  folder: string,
  linked: string[] = [],
): RepoFacts {
  const { format, globals } = repository;
  const path = `${folder}/package.json`;
  const text = repository.read(path);
  const manifest: Manifest | undefined = text && parseJson(text, path);
  const present = { ...manifest?.devDependencies, ...manifest?.dependencies };
  return {
    format,
    manifest: {
      version: manifest?.version ?? globals.version,
      license: manifest?.license ?? globals.license,
      private: manifest ? manifest.private === true : globals.private,
      registry: manifest
        ? manifest.publishConfig?.registry
        : globals.publishRegistry,
      pluginPackages: manifest?.backstage?.pluginPackages,
    },
    versionRange: (name, atLeast) =>
      present[name] ??
      (linked.includes(name)
        ? 'workspace:^'
        : versionRange(repository, name, atLeast)),
  };
}
