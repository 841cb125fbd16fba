import semver from 'semver';
import type { Lockfile } from './lockfile.ts';

/**
 * Chooses the range for a dependency as `versionQuery` of Backstage's templates
 * does: a package of the workspace by `workspace:^`, else the last range in
 * yarn.lock that the version satisfies, else a caret range.
 *
 * @param lockfile - yarn.lock
 * @param name - the package
 * @param atLeast - the version that the code needs
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export function versionRange(
  lockfile: Lockfile,
  name: string,
  atLeast: string,
): string {
  const ranges = lockfile.versions(name).flatMap(one => one.ranges);
  if (ranges.some(range => range.startsWith('workspace:'))) {
    return 'workspace:^';
  }
  return (
    ranges.findLast(range => semver.satisfies(atLeast, range)) ?? `^${atLeast}`
  );
}
