import {
  BLUEPRINT_FILE,
  checkBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { findBreakages } from '../blueprint/breakages.ts';
import { createMigrationPath } from '../features/resource/migrations.ts';
import type { Plan } from '../plan/plan.ts';
import { renderUnformatted, seededPaths } from '../render/render.ts';
import { isCommitted } from '../workspace/committed.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';
import { planRendering } from './planRendering.ts';

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
  const [before, after] = [from, checked].map(blueprint => ({
    tree: renderUnformatted(blueprint, facts),
    seeds: seededPaths(blueprint),
  }));
  return {
    root: repository.root,
    ...(await planRendering(repository, folder, before, after, facts)),
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
  const entry = resources.find(({ plural }) => plural === table);
  // A webhook has left its history behind only where its table was committed.
  return !entry || isCommitted(root, `${folder}/${createMigrationPath(entry)}`);
}
