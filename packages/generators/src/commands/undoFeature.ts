import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';

/**
 * Takes a feature out of a blueprint.
 *
 * @param name - in camelCase or kebab-case
 * @throws GeneratorError when there is no such feature, with those that there are
 */
export function withoutFeature(
  blueprint: Blueprint,
  kind: string,
  name: string,
): Blueprint {
  const { features: all = [], ...rest } = blueprint;
  const id = `${kind}/${camelCase(name)}`;
  const left = all.filter(entry => featureId(entry) !== id);
  if (left.length === all.length) {
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has no ${id}; ${all.length > 0 ? `it has ${all.map(featureId).join(', ')}` : 'it has none'}`,
    );
  }
  return left.length > 0 ? { ...rest, features: left } : rest;
}
