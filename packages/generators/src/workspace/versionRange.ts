import lodash from 'lodash';
import semver from 'semver';
import type { LockedVersion } from './lockfile.ts';
import type { Repository } from './repository.ts';

type Source = Pick<Repository, 'manifest' | 'packages' | 'lockfile'>;

/** What Backstage's plugin for Yarn replaces by the version of the release. */
const PROTOCOL = 'backstage:^';

const isProtocol = (range: string) => range === PROTOCOL;
const isRange = (range: string) => semver.validRange(range) !== null;

/**
 * Chooses the range for a dependency. A package of the workspace gets `workspace:^`, one
 * of Backstage what the repository has, so that no second copy comes in. Others get what
 * `versionQuery` of Backstage's templates gives: the last range in yarn.lock that the
 * version satisfies, as long as no older one is what is installed for it.
 *
 * @param repository - where the package will be
 * @param name - the dependency
 * @param atLeast - the version that the code needs
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export function versionRange(
  repository: Source,
  name: string,
  atLeast: string,
): string {
  const locked = repository.lockfile().versions(name);
  const ranges = locked.flatMap(one => one.ranges);
  if (ranges.some(range => range.startsWith('workspace:'))) {
    return 'workspace:^';
  }
  const range = name.startsWith('@backstage/')
    ? backstageRange(repository, name, locked)
    : locked
        .filter(({ version }) => semver.gte(version, atLeast))
        .flatMap(one => one.ranges)
        .findLast(one => semver.satisfies(atLeast, one));
  return range ?? `^${atLeast}`;
}

function backstageRange(
  { manifest, packages, lockfile }: Source,
  name: string,
  locked: LockedVersion[],
): string | undefined {
  const own = [manifest, ...packages.map(one => one.manifest)].map(
    ({ dependencies, devDependencies }) => ({
      ...devDependencies,
      ...dependencies,
    }),
  );
  // A range that yarn.lock does not know, because of resolutions or because it is new,
  // would be resolved to the newest version there is.
  const known = locked.flatMap(one => one.ranges).filter(isRange);
  const isKnown = (range: string) =>
    isProtocol(range) || known.length === 0 || known.includes(range);
  const used = own.flatMap(one => one[name] ?? []);
  const all = own.flatMap(one =>
    Object.entries(one).flatMap(([key, range]) =>
      key.startsWith('@backstage/') ? [range] : [],
    ),
  );
  return (
    mostUsed(used.filter(isKnown)) ??
    (isProtocol(mostUsed(all) ?? '') ? PROTOCOL : undefined) ??
    mostUsed(
      lockfile()
        .uses(name)
        .filter(one => known.includes(one)),
    ) ??
    known.at(-1)
  );
}

/** The range that is there most often; of several the one of the newest version. */
function mostUsed(ranges: string[]): string | undefined {
  const counts = lodash.countBy(ranges);
  return lodash.maxBy(
    Object.keys(counts).sort((a, b) => compare(b, a)),
    range => counts[range],
  );
}

function compare(a: string, b: string): number {
  return isRange(a) && isRange(b)
    ? semver.compare(semver.minVersion(a)!, semver.minVersion(b)!)
    : Number(isProtocol(a)) - Number(isProtocol(b));
}
