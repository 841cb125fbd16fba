import { GeneratorError } from '../errors.ts';
import {
  featureId,
  namedFeatures,
  subjectFeatures,
  type FeatureEntry,
} from './features.ts';

interface Guarded {
  pluginId: string;
  resources: { name: string }[];
  features?: FeatureEntry[];
}

/**
 * Checks that permissions that are about no resource have routes to guard.
 *
 * @throws GeneratorError that names what cannot be
 */
export function checkGuards(blueprint: Guarded): void {
  for (const entry of subjectFeatures(blueprint)) {
    const isResource = blueprint.resources.some(one => one.name === entry.of);
    if (entry.feature !== 'permission' || isResource) {
      continue;
    }
    const { of, ownedBy, rules } = entry;
    if (ownedBy || rules) {
      throw new GeneratorError(
        `${featureId(entry)}: owners and rules are for the rows of a resource, which "${of}" is not`,
      );
    }
    const feature = namedFeatures(blueprint).find(({ name }) => name === of);
    if (feature && !hasRoutes(feature)) {
      throw new GeneratorError(
        `${featureId(entry)}: ${featureId(feature)} has no routes that callers could need permissions for; make it again with ${feature.feature === 'integration' ? '--per-entity' : '--router'}, once it is taken back with: yarn backstage-cli stagecraft undo --plugin ${blueprint.pluginId} --entry ${featureId(feature)}`,
      );
    }
  }
}

/** Whether callers of a feature could need permissions for its routes. */
export function hasRoutes(feature: FeatureEntry): boolean {
  return Boolean(
    (feature.feature === 'custom' && feature.router) ||
    (feature.feature === 'integration' && feature.annotation) ||
    feature.feature === 'webhook',
  );
}
