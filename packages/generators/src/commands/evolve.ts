import {
  BLUEPRINT_FILE,
  checkBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import type { Plan } from '../plan/plan.ts';
import { treeChanges } from '../plan/treeChanges.ts';
import { formatTree } from '../render/format.ts';
import { renderUnformatted } from '../render/render.ts';
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
  const changes = await treeChanges({
    base: await formatTree(base, facts.format),
    next: await formatTree(next, facts.format),
    folder,
    facts,
    read: repository.read,
  });
  return {
    root: repository.root,
    changes,
    plugin: { id: to.pluginId, packageName: to.package.name, folder },
  };
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
