import { posix } from 'node:path';
import { keepImported } from '../plan/keepImported.ts';
import { keepSchema } from '../plan/keepSchema.ts';
import type { Change } from '../plan/plan.ts';
import { treeChanges } from '../plan/treeChanges.ts';
import type { RepoFacts, Tree } from '../render/facts.ts';
import { formatTree } from '../render/format.ts';
import type { Repository } from '../workspace/repository.ts';

/** What a plugin was rendered as, or will be. */
export interface Rendering {
  /** Not formatted yet. */
  tree: Tree;
  /** The paths of the files that are written once. */
  seeds: string[];
}

/**
 * Plans what leads from one rendering of a plugin to another.
 *
 * @param folder - the folder of the package below the root
 * @param facts - as they were for both renderings
 * @returns the changes, and the files that stay although what brought them goes
 * @throws ConflictError when edits are in the way
 */
export async function planRendering(
  repository: Repository,
  folder: string,
  from: Rendering,
  to: Rendering,
  facts: RepoFacts,
): Promise<{ changes: Change[]; kept: string[] }> {
  const [base, next] = differing(from.tree, to.tree);
  const wanted = await treeChanges({
    base: await formatTree(base, facts.format),
    next: await formatTree(next, facts.format),
    folder,
    seeds: new Set([...from.seeds, ...to.seeds]),
    facts,
    read: repository.read,
  });
  const gone = from.seeds
    .filter(path => !to.seeds.includes(path))
    .map(path => `${folder}/${path}`);
  const changes = keepImported(
    keepSchema(wanted),
    sources(repository, folder, wanted),
    new Set(gone),
  );
  return { changes, kept: keptBeside(gone, changes, repository) };
}

// Only what takes something away can break what stays.
function sources(
  repository: Repository,
  folder: string,
  changes: Change[],
): Map<string, string> {
  const takesAway = changes.some(
    ({ path, after }) => after === undefined || path.endsWith('/package.json'),
  );
  const paths = takesAway ? repository.list(folder) : [];
  return new Map(paths.map(path => [path, repository.read(path)!]));
}

// What is left in the folders of seeded files that should go is its people's code.
function keptBeside(
  gone: string[],
  changes: Change[],
  repository: Repository,
): string[] {
  const deleted = new Set(
    changes.filter(({ after }) => after === undefined).map(({ path }) => path),
  );
  const folders = new Set(gone.map(path => posix.dirname(path)));
  return [...folders]
    .flatMap(folder => repository.list(folder))
    .filter(path => !deleted.has(path));
}

// Formatting takes most of the time, and what is the same in both needs none.
function differing(...trees: [Tree, Tree]): Tree[] {
  const [one, two] = trees;
  return trees.map(tree =>
    Object.fromEntries(
      Object.entries(tree).filter(([path]) => one[path] !== two[path]),
    ),
  );
}
