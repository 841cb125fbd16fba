import { ConflictError } from '../plan/ConflictError.ts';
import type { Change } from '../plan/plan.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';
import { listSiblings } from './listSiblings.ts';
import { planRendering, type Rendering } from './planRendering.ts';
import { refuseNeeded } from './refuseNeeded.ts';

/** One of a plugin's packages, as it was and as it will be. */
export interface PackageChange extends PluginPackage {
  from: Rendering;
  to: Rendering;
}

const isEmpty = ({ tree }: Rendering) => Object.keys(tree).length === 0;

/**
 * Plans what leads from one rendering of all packages of a plugin to another. A package
 * that people have deleted stays so, and one goes as a whole or not at all.
 *
 * @param packages - the plugin's own, and those beside it
 * @returns the changes in the order of their paths, and the files that stay although what
 *   brought them goes
 * @throws ConflictError with the edits that are in the way in any of them
 * @throws GeneratorError when a package would go that something needs
 */
export async function planPackages(
  repository: Repository,
  packages: PackageChange[],
): Promise<{ changes: Change[]; kept: string[] }> {
  const present = packages.filter(one => one.isThere || isEmpty(one.from));
  const plans = await ConflictError.planAll(
    present,
    ({ folder, from, to, facts }) =>
      planRendering(repository, folder, from, to, facts),
  );
  const changes = plans.flatMap(plan => plan.changes);
  const kept = plans.flatMap(plan => plan.kept);
  const [coming, going] = [
    present.filter(one => isEmpty(one.from) && !isEmpty(one.to)),
    present.filter(one => !isEmpty(one.from) && isEmpty(one.to)),
  ];
  refuseNeeded(repository, packages, going, changes);
  changes.push(...listSiblings(repository, packages, coming, going));
  return { changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)), kept };
}
