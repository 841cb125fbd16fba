import semver from 'semver';
import type { FeatureEntry } from '../blueprint/features.ts';
import { GeneratorError } from '../errors.ts';
import { lowestVersions, type Dependency } from '../render/oldestRelease.ts';
import type { Repository } from './repository.ts';

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
 * @param kinds - of the features
 * @returns both versions, and the command to go on with; undefined when none is
 */
export function explainOlder(
  repository: Pick<Repository, 'lockfile'>,
  features: Kind[] = [],
): string | undefined {
  for (const name of features.flatMap(({ feature }) => needed[feature] ?? [])) {
    const atLeast = lowestVersions[name];
    const newest = newestLocked(repository, name);
    if (newest && semver.lt(newest, atLeast)) {
      return `this needs ${name} ${atLeast}, and this repository has ${newest}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`;
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
