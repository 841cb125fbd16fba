import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldType, type Field } from '../fields/index.ts';
import { featureId, subjectFeatures, type FeatureEntry } from './features.ts';
import { currentFields, type FieldHistory } from './history.ts';

interface Permitted {
  resources: (FieldHistory & { name: string })[];
  features?: FeatureEntry[];
}

/**
 * Checks that policies can have conditions about the fields that permissions name.
 *
 * @throws GeneratorError that names one with which that is not so, and those that work
 */
export function checkPermissions(blueprint: Permitted): void {
  for (const entry of subjectFeatures(blueprint)) {
    const resource = blueprint.resources.find(({ name }) => name === entry.of);
    if (entry.feature !== 'permission' || !resource) {
      continue;
    }
    const fields = parseFields(currentFields(resource));
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
}
