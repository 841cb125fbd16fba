import type { Blueprint } from '../blueprint/blueprint.ts';
import { withoutSort } from '../blueprint/setSort.ts';
import { GeneratorError } from '../errors.ts';
import { findResource, replaceResource } from './plugins.ts';

/**
 * Takes back that the list of a resource can be sorted by fields. Their indexes stay,
 * since they are those of filters.
 *
 * @throws GeneratorError when it cannot
 */
export function undoSort(blueprint: Blueprint, resource: string): Blueprint {
  const entry = findResource(blueprint, resource);
  if (!entry.sort) {
    const sorted = blueprint.resources.filter(({ sort }) => sort);
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has no sort/${resource}; it has ${sorted.map(({ name }) => `sort/${name}`).join(', ') || 'no list that is sorted by fields'}`,
    );
  }
  return replaceResource(blueprint, withoutSort(entry));
}
