import semver from 'semver';
import { GeneratorError } from '../errors.ts';
import { lowestVersions, type Dependency } from '../render/oldestRelease.ts';
import type { Repository } from './repository.ts';
import { usedVersion } from './usedVersion.ts';

/** The newest version of a package that a repository has installed, if it has it. */
export function newestLocked(
  { lockfile }: Repository,
  name: string,
): string | undefined {
  return lockfile()
    .versions(name)
    .map(({ version }) => version)
    .sort(semver.rcompare)[0];
}

/**
 * Refuses what needs a newer package of Backstage than a repository has. One that it does
 * not have yet comes with the release.
 *
 * @param name - the package, whose lowest version the kit knows
 * @throws GeneratorError that names both versions, and the command to go on with
 */
export function refuseOlderPackage(
  repository: Repository,
  name: Dependency,
): void {
  const atLeast = lowestVersions[name];
  const used =
    usedVersion(repository, name, atLeast) ??
    // With Backstage's plugin for Yarn the lock file has ranges of another form.
    newestLocked(repository, name);
  if (used && semver.lt(used, atLeast)) {
    throw new GeneratorError(
      `this needs ${name} ${atLeast}, and this repository has ${used}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`,
    );
  }
}
