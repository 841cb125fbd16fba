import { GeneratorError } from '../errors.ts';
import { suggestName } from '../fields/fieldName.ts';
import { parseFields } from '../fields/grammar.ts';
import type { Field } from '../fields/field.ts';
import type { Blueprint, ResourceEntry } from './blueprint.ts';
import {
  featureId,
  subjectFeatures,
  type FeatureEntry,
  type SubjectFeature,
} from './features.ts';
import { currentFields, type FieldHistory } from './history.ts';

type Kind = SubjectFeature['feature'];

/** What entries of a kind say of the fields of their resource. */
interface Use<Entry> {
  names(entry: Entry): string[];
  renamed(entry: Entry, rename: (name: string) => string): Entry;
  /** Says what a field lacks, as the end of a sentence. */
  problem(field: Field): string | undefined;
  /** Names that no field of the resource can have beside it. */
  taken: string[];
}

const uses: { [K in Kind]?: Use<Extract<SubjectFeature, { feature: K }>> } = {
  catalog: {
    names: ({ fields }) => fields.map(({ name }) => name),
    renamed: (entry, rename) => ({
      ...entry,
      fields: entry.fields.map(one => ({ ...one, name: rename(one.name) })),
    }),
    problem: ({ type }) =>
      type === 'entityRef' ? undefined : `is of type ${type}, not entityRef`,
    taken: ['expand', 'expanded'],
  },
  permission: {
    names: ({ ownedBy, rules = [] }) => [
      ...(ownedBy === undefined ? [] : [ownedBy]),
      ...rules,
    ],
    renamed: ({ ownedBy, rules, ...entry }, rename) => ({
      ...entry,
      ...(ownedBy !== undefined && { ownedBy: rename(ownedBy) }),
      ...(rules && { rules: rules.map(rename) }),
    }),
    // What they have to be, the entry is checked for by itself.
    problem: () => undefined,
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
    for (const name of use.names(entry)) {
      const field = fields.find(one => one.name === name);
      const problem = field ? use.problem(field) : 'is not there';
      if (problem) {
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
      ?.names(kept)
      .find(name => !names.includes(name));
    if (lost !== undefined) {
      throw new GeneratorError(
        `${featureId(entry)} is about the field "${lost}"; take that back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${featureId(entry)}`,
      );
    }
    return kept;
  };
  return features ? { ...blueprint, features: features.map(keep) } : blueprint;
}
