import { posix } from 'node:path';
import { editManifest } from '../workspace/editManifest.ts';
import type { Change } from './plan.ts';

const CODE = /\.[cm]?[jt]sx?$/;
const SPECIFIER =
  /(?:\b(?:from|import)|\b(?:import|require|mock|requireActual)\()\s*['"]([^'"\n]+)['"]/g;
const DEPENDENCIES = ['dependencies', 'devDependencies'];

/**
 * Drops those changes that would break code which stays: a seeded file is not deleted,
 * and a dependency not taken out, while something imports it.
 *
 * @param changes - of one package
 * @param files - the text of every file of the package as it is on disk, by path
 * @param seeds - the paths of seeded files that may go
 */
export function keepImported(
  changes: Change[],
  files: ReadonlyMap<string, string>,
  seeds: ReadonlySet<string>,
): Change[] {
  const imported = importedBy(filesAfter(changes, files));
  const left = changes.filter(
    ({ path, after }) =>
      after !== undefined ||
      !seeds.has(path) ||
      !imported.has(path.replace(CODE, '')),
  );
  // A file that is kept may import the next one.
  return left.length < changes.length
    ? keepImported(left, files, seeds)
    : left
        .map(change => keepDependencies(change, imported))
        .filter(({ before, after }) => before !== after);
}

function filesAfter(
  changes: Change[],
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  const left = new Map(files);
  for (const { path, after } of changes) {
    if (after === undefined) {
      left.delete(path);
    } else {
      left.set(path, after);
    }
  }
  return left;
}

// Paths without their ending, and names of packages.
function importedBy(files: Map<string, string>): Set<string> {
  const code = [...files].filter(([path]) => CODE.test(path));
  return new Set(
    code.flatMap(([path, text]) =>
      [...text.matchAll(SPECIFIER)].map(([, name]) =>
        name.startsWith('.')
          ? posix.join(posix.dirname(path), name).replace(CODE, '')
          : packageOf(name),
      ),
    ),
  );
}

/** `@backstage/plugin-catalog-node/testUtils` → `@backstage/plugin-catalog-node` */
function packageOf(name: string): string {
  const parts = name.startsWith('@') ? 2 : 1;
  return name.split('/').slice(0, parts).join('/');
}

function keepDependencies(change: Change, imported: Set<string>): Change {
  const { path, before, after } = change;
  if (posix.basename(path) !== 'package.json' || !before || !after) {
    return change;
  }
  const [old, next] = [before, after].map(text => JSON.parse(text));
  const isLeft = (name: string) =>
    DEPENDENCIES.some(key => next[key]?.[name] !== undefined);
  const kept = DEPENDENCIES.flatMap(key =>
    Object.entries(old[key] ?? {})
      .filter(([name]) => imported.has(name) && !isLeft(name))
      .map(([name, range]) => ({ keys: [key, name], range })),
  );
  return {
    ...change,
    after: kept.reduce(
      (text, { keys, range }) => editManifest(text, keys, range),
      after,
    ),
  };
}
