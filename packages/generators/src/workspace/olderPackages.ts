import semver from 'semver';
import type { FeatureEntry } from '../blueprint/features.ts';
import { GeneratorError } from '../errors.ts';
import { lowestVersions, type Dependency } from '../render/oldestRelease.ts';
import type { Repository } from './repository.ts';
import { usedVersion } from './usedVersion.ts';

type Kind = Pick<FeatureEntry, 'feature'>;

/** What features need that not every release of Backstage has. */
const needed: Partial<Record<FeatureEntry['feature'], Dependency>> = {
  action: '@backstage/backend-plugin-api',
  permission: '@backstage/plugin-permission-node',
};

/** The newest version of a package that a repository has installed, if it has it. */
export function newestLocked(
  { lockfile }: Pick<Repository, 'lockfile'>,
  name: string,
): string | undefined {
  return lockfile()
    .versions(name)
    .map(({ version }) => version)
    .sort(semver.rcompare)[0];
}

/**
 * Says which package of Backstage is too old in a repository for features. One that it
 * does not have yet comes with the release.
 *
 * @param repository - where the plugin is, or will be
 * @param features - which it has
 * @returns both versions, and the command to go on with; undefined when none is
 * @see https://backstage.io/docs/getting-started/keeping-backstage-updated
 */
export function explainOlder(
  repository: Pick<Repository, 'manifest' | 'packages' | 'lockfile'>,
  features: Kind[] = [],
): string | undefined {
  for (const name of features.flatMap(({ feature }) => needed[feature] ?? [])) {
    const atLeast = lowestVersions[name];
    const used =
      usedVersion(repository, name, atLeast) ??
      // With Backstage's plugin for Yarn the lock file has ranges of another form.
      newestLocked(repository, name);
    if (used && semver.lt(used, atLeast)) {
      return `this needs ${name} ${atLeast}, and this repository has ${used}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`;
    }
  }
  return undefined;
}

/**
 * Refuses a feature that needs a newer package of Backstage than a repository has.
 *
 * @throws GeneratorError that says what {@link explainOlder} does
 */
export function refuseOlderPackage(
  repository: Repository,
  feature: FeatureEntry['feature'],
): void {
  const reason = explainOlder(repository, [{ feature }]);
  if (reason) {
    throw new GeneratorError(reason);
  }
}
