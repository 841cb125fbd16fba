import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { siblingsOf, type SiblingKind } from '../blueprint/siblings.ts';
import { recipes, type Recipe } from './recipes.ts';

/**
 * Finds the recipe that a plugin was just made from, or that a template was: upstream's
 * `new` does not say which of its templates somebody has chosen.
 *
 * @param blueprint - of the plugin, or what stands in the template
 * @returns undefined when the plugin is of no recipe, or of one that was changed since
 * @see {@link compileTemplate}
 */
export function findRecipe({
  resources,
  features,
}: Pick<Blueprint, 'resources' | 'features'>): Recipe | undefined {
  return recipes.find(
    one =>
      isDeepStrictEqual(one.resources, resources) &&
      isDeepStrictEqual(one.features, features),
  );
}

/**
 * The packages that a recipe has beside the one that its template makes.
 *
 * @param recipe - as {@link findRecipe} gives it
 * @see {@link findRecipe}
 */
export function siblingsOfRecipe({ client }: Recipe): SiblingKind[] {
  return client === undefined
    ? []
    : siblingsOf({ features: [{ feature: 'client', of: client }] });
}
