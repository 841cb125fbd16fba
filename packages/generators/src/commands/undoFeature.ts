import { blueprintTimes, type Blueprint } from '../blueprint/blueprint.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import {
  featureId,
  type FeatureEntry,
  type RemovedFeature,
} from '../blueprint/features.ts';
import { refuseSubject } from '../blueprint/subjects.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { linkMigrationPath } from '../features/link/migrations.ts';
import { webhookMigrationPath } from '../features/webhook/migrations.ts';

/**
 * Takes a feature out of a blueprint. One with a migration that is kept leaves its
 * history there, and a migration that drops its table.
 *
 * @param name - in camelCase or kebab-case; may be left out when there is only one of
 *   its kind
 * @param isKept - whether a migration, by its path in the package, has to stay
 * @throws GeneratorError when there is no such feature or more than one, with those
 *   that there are
 */
export function withoutFeature(
  blueprint: Blueprint,
  kind: string,
  name: string | undefined,
  isKept: (path: string) => boolean,
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
  const [gone] = found;
  if ('name' in gone) {
    refuseSubject(blueprint, featureId(gone));
  }
  const left = all.filter(entry => entry !== gone);
  return {
    ...rest,
    ...(left.length > 0 && { features: left }),
    ...historyOf(gone, blueprint, isKept),
  };
}

// What stays in the blueprint for the sake of migrations.
function historyOf(
  gone: FeatureEntry,
  blueprint: Blueprint,
  isKept: (path: string) => boolean,
): Pick<Blueprint, 'removedFeatures'> {
  const removedAt = nextAddedAt(blueprintTimes(blueprint));
  const { removedFeatures = [] } = blueprint;
  const keep = (removed: RemovedFeature) => ({
    removedFeatures: [...removedFeatures, removed],
  });
  if (gone.feature === 'link' && isKept(linkMigrationPath(gone))) {
    return keep({ ...gone, removedAt });
  }
  if (gone.feature === 'webhook' && isKept(webhookMigrationPath(gone))) {
    const { feature, name, addedAt } = gone;
    return keep({ feature, name, addedAt, removedAt });
  }
  return {};
}
