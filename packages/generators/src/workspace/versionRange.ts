import semver from 'semver';

/**
 * Chooses the range for a dependency as `versionQuery` of Backstage's templates
 * does: a package of the workspace by `workspace:^`, else the last range in
 * yarn.lock that the version satisfies, else a caret range.
 *
 * @param lockfile - the text of yarn.lock
 * @param name - the package
 * @param atLeast - the version that the code needs
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export function versionRange(
  lockfile: string,
  name: string,
  atLeast: string,
): string {
  const ranges = lockedRanges(lockfile, name);
  if (ranges.some(range => range.startsWith('workspace:'))) {
    return 'workspace:^';
  }
  return (
    ranges.findLast(range => semver.satisfies(atLeast, range)) ?? `^${atLeast}`
  );
}

// The keys of yarn.lock read "name@npm:range, name@npm:range":, and where they are
// very long, ? "name@npm:range, …" with the colon in the next line.
function lockedRanges(lockfile: string, name: string): string[] {
  return [...lockfile.matchAll(/^(?:\? )?"(.+)":?\r?$/gm)]
    .flatMap(([, key]) => key.split(', '))
    .filter(descriptor => descriptor.startsWith(`${name}@`))
    .map(descriptor => descriptor.slice(name.length + 1).replace(/^npm:/, ''));
}
