/**
 * A version that yarn.lock resolves ranges of a package to.
 *
 * @see {@link Lockfile}
 */
export interface LockedVersion {
  /** Such as 1.2.3. */
  version: string;
  /** The ranges, as they stand in manifests. */
  ranges: string[];
}

/**
 * What yarn.lock says of packages, by their names.
 *
 * @see https://yarnpkg.com/advanced/lexicon#lockfile
 */
export interface Lockfile {
  /**
   * In the order of the file; a package of the repository has ranges of `workspace:`.
   *
   * @param name - of the package
   */
  versions(name: string): LockedVersion[];
  /**
   * The ranges that locked packages ask for it by, as often as they do.
   *
   * @param name - of the package
   */
  uses(name: string): string[];
}

const DESCRIPTOR = /^(@?[^@]+)@(.*)$/;
// In a file of Yarn 3 only some names have quotes, and no range names npm.
const DEPENDENCY = /^ {4}"?([^":]+)"?: "?([^"]+)"?$/;

/**
 * Reads a yarn.lock of Yarn 2 or later.
 *
 * @param text - the file, empty when there is none
 * @see https://yarnpkg.com/advanced/lexicon#lockfile
 */
export function readLockfile(text: string): Lockfile {
  const versions = new Map<string, LockedVersion[]>();
  const uses = new Map<string, string[]>();
  const push = <Value>(map: Map<string, Value[]>, name: string, value: Value) =>
    map.set(name, [...(map.get(name) ?? []), value]);

  for (const block of text.split(/\r?\n(?:\r?\n)+/)) {
    const lines = block.split(/\r?\n/);
    // Where they are very long, ? "name@npm:range, …" with the colon in the next line.
    const key = lines.findIndex(line => /^(?:\? )?".+":?$/.test(line));
    const version = /^ {2}version: (.+)$/m.exec(block)?.[1].trim();
    if (key < 0 || !version) continue;

    const descriptors = /"(.+)"/
      .exec(lines[key])![1]
      .split(', ')
      .map(one => DESCRIPTOR.exec(one)!);
    push(versions, descriptors[0][1], {
      version,
      ranges: descriptors.map(([, , range]) => withoutProtocol(range)),
    });
    const from = lines.indexOf('  dependencies:') + 1;
    for (const line of from > 0 ? lines.slice(from) : []) {
      const [, name, range] = DEPENDENCY.exec(line) ?? [];
      if (!name) break;
      push(uses, name, withoutProtocol(range));
    }
  }
  return {
    versions: name => versions.get(name) ?? [],
    uses: name => uses.get(name) ?? [],
  };
}

function withoutProtocol(range: string): string {
  return range.replace(/^npm:/, '');
}
