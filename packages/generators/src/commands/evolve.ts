import { checkBlueprint, type Blueprint } from '../blueprint/blueprint.ts';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import { findBreakages } from '../blueprint/breakages.ts';
import { createMigrationPath } from '../features/resource/migrations.ts';
import type { Change, Plan } from '../plan/plan.ts';
import { isCommitted } from '../workspace/committed.ts';
import { pluginPackages } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';
import { planPackages } from './planPackages.ts';
import { renderingOf } from './renderings.ts';

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
  const checked = checkBlueprint(to, `${folder}/${BLUEPRINT_FILE}`);
  const packages = pluginPackages(repository, folder, from, checked);
  const plan = await planPackages(
    repository,
    packages.map(one => ({
      ...one,
      from: renderingOf(from, one),
      to: renderingOf(checked, one),
    })),
  );
  return {
    root: repository.root,
    ...plan,
    breakages: findBreakages(from, to).filter(({ plural }) =>
      isReleased(repository, folder, from, plural),
    ),
    plugin: { id: to.pluginId, packageName: to.package.name, folder },
    siblings: packages.flatMap(({ kind, name, folder: where, isThere }) =>
      kind && (isThere || isMade(plan.changes, where))
        ? [{ kind, packageName: name, folder: where }]
        : [],
    ),
  };
}

function isMade(changes: Change[], folder: string): boolean {
  return changes.some(({ path }) => path === `${folder}/package.json`);
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
