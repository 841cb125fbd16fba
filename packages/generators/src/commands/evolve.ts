import { posix } from 'node:path';
import {
  BLUEPRINT_FILE,
  checkBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { findBreakages } from '../blueprint/breakages.ts';
import { createMigrationPath } from '../features/resource/migrations.ts';
import { keepImported } from '../plan/keepImported.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { treeChanges } from '../plan/treeChanges.ts';
import { formatTree } from '../render/format.ts';
import { renderUnformatted, seededPaths } from '../render/render.ts';
import { isCommitted } from '../workspace/committed.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Tree } from '../render/facts.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Plans the change of a plugin from one blueprint to another.
 *
 * @param folder - the folder of the package below the root
 * @param from - the blueprint that the files on disk were rendered from
 * @param to - the blueprint that they should be rendered from
 * @throws GeneratorError when the new blueprint is not valid, or files were edited
 */
export async function planEvolution(
  repository: Repository,
  folder: string,
  from: Blueprint,
  to: Blueprint,
): Promise<Plan> {
  const facts = repoFacts(repository, folder);
  const checked = checkBlueprint(to, `${folder}/${BLUEPRINT_FILE}`);
  const [base, next] = differing(
    renderUnformatted(from, facts),
    renderUnformatted(checked, facts),
  );
  const [before, after] = [from, checked].map(seededPaths);
  const wanted = await treeChanges({
    base: await formatTree(base, facts.format),
    next: await formatTree(next, facts.format),
    folder,
    seeds: new Set([...before, ...after]),
    facts,
    read: repository.read,
  });
  const gone = before
    .filter(path => !after.includes(path))
    .map(path => `${folder}/${path}`);
  const changes = keepImported(
    wanted,
    sources(repository, folder, wanted),
    new Set(gone),
  );
  return {
    root: repository.root,
    changes,
    kept: keptBeside(gone, changes, repository),
    breakages: findBreakages(from, to).filter(({ plural }) =>
      isReleased(repository, folder, from, plural),
    ),
    plugin: { id: to.pluginId, packageName: to.package.name, folder },
  };
}

// A table that git has never committed is in no database but that of development.
function isReleased(
  { root }: Repository,
  folder: string,
  { resources }: Blueprint,
  table: string,
): boolean {
  const entry = resources.find(({ plural }) => plural === table)!;
  return isCommitted(root, `${folder}/${createMigrationPath(entry)}`);
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
