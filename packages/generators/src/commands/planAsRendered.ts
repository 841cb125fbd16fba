import type { RepositoryPlan } from '../plan/plan.ts';
import { render } from '../render/render.ts';
import { repoFacts } from '../workspace/repoFacts.ts';
import type { Repository } from '../workspace/repository.ts';
import { versionRange } from '../workspace/versionRange.ts';
import { findPlugin } from './plugins.ts';

/**
 * Plans what makes of a plugin that upstream's `new` has just filled in what the other
 * commands would have made: upstream does not format, and knows neither every package of
 * Backstage nor which versions of them a repository has.
 *
 * @param repository - with the plugin
 * @param id - its plugin id
 * @throws GeneratorError when there is no such plugin
 * @see {@link applyPlan}
 */
export async function planAsRendered(
  repository: Repository,
  id: string,
): Promise<RepositoryPlan> {
  const { root, packages, read } = repository;
  const { folder, checked } = findPlugin(repository, id);
  const others = {
    ...repository,
    packages: packages.filter(one => one.folder !== folder),
  };
  const tree = await render(checked, {
    ...repoFacts(repository, folder),
    versionRange: (name, atLeast) => versionRange(others, name, atLeast),
  });
  const changes = Object.entries(tree).map(([name, after]) => {
    const path = `${folder}/${name}`;
    return { path, before: read(path), after };
  });
  return {
    root,
    changes: changes.filter(({ before, after }) => before !== after),
  };
}
