import { GeneratorError } from '../errors.ts';
import { suggestName } from '../fields/fieldName.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldType, type Field } from '../fields/index.ts';
import type { Blueprint, ResourceEntry } from './blueprint.ts';
import {
  featureId,
  subjectFeatures,
  type FeatureEntry,
  type SubjectFeature,
} from './features.ts';
import { currentFields, type FieldHistory } from './history.ts';

type Kind = SubjectFeature['feature'];

/** What a field is used for: what it has to be, and whether it is that. */
interface Role {
  what: string;
  /** One that works. */
  example: string;
  works(field: Field): boolean;
}

const entity: Role = {
  what: 'that names an entity',
  example: 'service:entityRef?:index',
  works: ({ type }) => type === 'entityRef',
};
const condition: Role = {
  what: 'that conditions can be about',
  example: 'state:enum(open,done)?:index',
  works: field => fieldType(field).parameter !== undefined,
};

/** What entries of a kind say of the fields of their resource. */
interface Use<Entry> {
  fields(entry: Entry): { name: string; role: Role }[];
  renamed(entry: Entry, rename: (name: string) => string): Entry;
  /** Names that no field of the resource can have beside it. */
  taken: string[];
}

const uses: { [K in Kind]?: Use<Extract<SubjectFeature, { feature: K }>> } = {
  catalog: {
    fields: ({ fields }) => fields.map(({ name }) => ({ name, role: entity })),
    renamed: (entry, rename) => ({
      ...entry,
      fields: entry.fields.map(one => ({ ...one, name: rename(one.name) })),
    }),
    taken: ['expand', 'expanded'],
  },
  permission: {
    fields: ({ ownedBy, rules = [] }) => [
      ...(ownedBy === undefined ? [] : [{ name: ownedBy, role: entity }]),
      ...rules.map(name => ({ name, role: condition })),
    ],
    renamed: ({ ownedBy, rules, ...entry }, rename) => ({
      ...entry,
      ...(ownedBy !== undefined && { ownedBy: rename(ownedBy) }),
      ...(rules && { rules: rules.map(rename) }),
    }),
    taken: [],
  },
};

const useOf = <Entry extends SubjectFeature>({ feature }: Entry) =>
  uses[feature] as Use<Entry> | undefined;

/**
 * Checks the fields that features are about.
 *
 * @throws GeneratorError that names the feature, the field, and what is wrong
 */
export function checkUsedFields({
  pluginId,
  resources,
  features,
}: {
  pluginId: string;
  resources: ({ name: string } & FieldHistory)[];
  features?: FeatureEntry[];
}): void {
  for (const entry of subjectFeatures({ features })) {
    const use = useOf(entry);
    const resource = resources.find(({ name }) => name === entry.of);
    if (!use || !resource) {
      continue;
    }
    const fields = parseFields(currentFields(resource));
    for (const { name, role } of use.fields(entry)) {
      const field = fields.find(one => one.name === name);
      if (!field || !role.works(field)) {
        const problem = field
          ? `is of type ${field.type}, and none ${role.what}`
          : 'is not there';
        throw new GeneratorError(
          `${featureId(entry)} is about the field "${name}" of ${entry.of}, which ${problem}; take it back with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${featureId(entry)}`,
        );
      }
    }
    const hidden = fields.find(({ name }) => use.taken.includes(name));
    if (hidden) {
      throw new GeneratorError(
        `${featureId(entry)} adds something called like the field "${hidden.name}" of ${entry.of}; rename that first with: yarn backstage-cli stagecraft field --plugin ${pluginId} --resource ${entry.of} --rename ${hidden.name}:${suggestName(`own-${hidden.name}`)}`,
      );
    }
  }
}

/**
 * Checks the fields that were chosen for a feature.
 *
 * @param entry - as it would stand in the blueprint
 * @param resource - which it is about
 * @param pluginId - of the plugin that has it
 * @throws GeneratorError that names one that it cannot be about, and those that it can
 */
export function checkChosenFields(
  entry: SubjectFeature,
  resource: FieldHistory,
  pluginId: string,
): void {
  const fields = parseFields(currentFields(resource));
  for (const { name, role } of useOf(entry)?.fields(entry) ?? []) {
    const possible = fields.filter(role.works).map(field => field.name);
    if (!possible.includes(name)) {
      throw new GeneratorError(
        `${featureId(entry)}: "${name}" is no field of "${entry.of}" ${role.what}; ${possible.length > 0 ? `these are: ${possible.join(', ')}` : `add one with: yarn backstage-cli stagecraft field --plugin ${pluginId} --resource ${entry.of} --add "${role.example}"`}`,
      );
    }
  }
}

/**
 * Keeps what features say of the fields of a resource in step with these.
 *
 * @param blueprint - in which the resource has changed
 * @param resource - as it is now
 * @param renamed - new names by old ones
 * @throws GeneratorError when a field is gone that one is about, with the command that
 *   takes that back
 */
export function keepUsedFields(
  blueprint: Blueprint,
  resource: ResourceEntry,
  renamed: Record<string, string> = {},
): Blueprint {
  const { features, pluginId } = blueprint;
  const names = parseFields(currentFields(resource)).map(({ name }) => name);
  const rename = (name: string) =>
    Object.hasOwn(renamed, name) ? renamed[name] : name;
  const keep = (entry: FeatureEntry): FeatureEntry => {
    if (!('of' in entry) || entry.of !== resource.name) {
      return entry;
    }
    const kept = useOf(entry)?.renamed(entry, rename) ?? entry;
    const lost = useOf(kept)
      ?.fields(kept)
      .find(({ name }) => !names.includes(name));
    if (lost) {
      throw new GeneratorError(
        `${featureId(entry)} is about the field "${lost.name}"; take that back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${featureId(entry)}`,
      );
    }
    return kept;
  };
  return features ? { ...blueprint, features: features.map(keep) } : blueprint;
}
