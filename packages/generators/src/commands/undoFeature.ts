import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId, type FeatureEntry } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';

/**
 * Takes a feature out of a blueprint.
 *
 * @param name - in camelCase or kebab-case; may be left out when there is only one of
 *   its kind
 * @throws GeneratorError when there is no such feature or more than one, with those
 *   that there are
 */
export function withoutFeature(
  blueprint: Blueprint,
  kind: string,
  name: string | undefined,
): Blueprint {
  const { features: all = [], ...rest } = blueprint;
  const found = all.filter(entry =>
    name === undefined
      ? entry.feature === kind
      : featureId(entry) === `${kind}/${camelCase(name)}`,
  );
  const list = (entries: FeatureEntry[]) => entries.map(featureId).join(', ');
  if (found.length === 0) {
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has no ${name === undefined ? kind : `${kind}/${camelCase(name)}`}; ${all.length > 0 ? `it has ${list(all)}` : 'it has none'}`,
    );
  }
  if (found.length > 1) {
    throw new GeneratorError(
      `the plugin "${blueprint.pluginId}" has more than one ${kind}; say which: ${list(found)}`,
    );
  }
  const left = all.filter(entry => entry !== found[0]);
  return left.length > 0 ? { ...rest, features: left } : rest;
}
