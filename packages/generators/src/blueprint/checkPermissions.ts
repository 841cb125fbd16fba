import { GeneratorError } from '../errors.ts';
import type { PermissionEntry } from '../features/permission/entry.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldType, type Field } from '../fields/index.ts';
import {
  featureId,
  namedFeatures,
  subjectFeatures,
  type FeatureEntry,
} from './features.ts';
import { currentFields, type FieldHistory } from './history.ts';

interface Permitted {
  resources: (FieldHistory & { name: string })[];
  features?: FeatureEntry[];
}

/**
 * Checks that permissions can be what their entries say: that policies can have conditions
 * about the fields that these name, and that there are routes to guard.
 *
 * @throws GeneratorError that names what cannot be, and what can
 */
export function checkPermissions(blueprint: Permitted): void {
  for (const entry of subjectFeatures(blueprint)) {
    if (entry.feature === 'permission') {
      const resource = blueprint.resources.find(one => one.name === entry.of);
      if (resource) {
        checkFields(entry, parseFields(currentFields(resource)));
      } else {
        checkRoutes(entry, blueprint);
      }
    }
  }
}

function checkFields(entry: PermissionEntry, fields: Field[]): void {
  const { ownedBy, rules = [] } = entry;
  const check = (
    names: string[],
    works: (field: Field) => boolean,
    what: string,
  ) => {
    const possible = fields.filter(works).map(({ name }) => name);
    const wrong = names.find(name => !possible.includes(name));
    if (wrong !== undefined) {
      throw new GeneratorError(
        `${featureId(entry)}: "${wrong}" is no field of "${entry.of}" ${what}; ${possible.length > 0 ? `these are: ${possible.join(', ')}` : 'it has none'}`,
      );
    }
  };
  check(
    ownedBy === undefined ? [] : [ownedBy],
    ({ type }) => type === 'entityRef',
    'that names an entity',
  );
  check(
    rules,
    field => fieldType(field).parameter !== undefined,
    'that conditions can be about',
  );
}

function checkRoutes(entry: PermissionEntry, blueprint: Permitted): void {
  const { of, ownedBy, rules } = entry;
  if (ownedBy || rules) {
    throw new GeneratorError(
      `${featureId(entry)}: owners and rules are for the rows of a resource, which "${of}" is not`,
    );
  }
  const feature = namedFeatures(blueprint).find(({ name }) => name === of);
  const hasRoutes =
    (feature?.feature === 'custom' && feature.router) ||
    (feature?.feature === 'integration' && feature.annotation);
  if (feature && !hasRoutes) {
    throw new GeneratorError(
      `${featureId(entry)}: ${featureId(feature)} has no routes that callers could need permissions for`,
    );
  }
}
