import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { amongThese } from '../nearest.ts';
import { currentKeys } from './uniqueKeys.ts';

/** Keys over several fields, by the names of these. */
export const keysSchema = z.array(z.array(z.string()).min(2)).min(1);

/**
 * One change of a resource's fields, with its migration. What a resource has been is
 * part of its blueprint, because old migrations are history and must stay as they
 * were written.
 */
export const changeSchema = z.strictObject({
  /** Time stamp of its migration: UTC to the second, in ISO 8601. */
  addedAt: z.iso.datetime({ precision: 0 }),
  /** New names by old ones. */
  rename: z.record(z.string(), z.string()).optional(),
  /** Names of the fields that went. */
  remove: z.array(z.string()).optional(),
  /** Lines of new fields. */
  add: z.array(z.string()).optional(),
  /** Keys over several fields that it makes, by the names of the fields. */
  addUnique: keysSchema.optional(),
  /** Keys that went, as they were made. */
  removeUnique: keysSchema.optional(),
  /** New lines of fields that are there, in a change of their own. */
  change: z.array(z.string()).optional(),
  /** By the names of enums among those: new values by old ones, which they lose. */
  map: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Whether the database checks the enums that it adds or changes. */
  checks: z.literal(true).optional(),
  /** Whether the columns of what it renames or removes stay, until their contract. */
  expand: z.literal(true).optional(),
  /** The fields whose columns go that stayed after an expand, by their old names. */
  contract: z.array(z.string()).min(1).optional(),
  /** Whether it takes an expand back. */
  revert: z.literal(true).optional(),
});

export type FieldChange = z.output<typeof changeSchema>;

/** A resource as far as its fields are concerned. */
export interface FieldHistory {
  /** The lines of the fields that it was created with. */
  fields: string[];
  /** The keys over several fields that it was created with. */
  unique?: string[][];
  /** Whether the database checks the enums that it was created with. */
  checks?: true;
  changes?: FieldChange[];
}

/** `title:string?` → `title` */
export const fieldName = (line: string) => line.split(':')[0];

/**
 * Gives the lines of the fields that a resource has now.
 *
 * @param history - how it was created, and every change since
 * @throws GeneratorError when a change does not fit what was there
 */
export function currentFields({
  fields,
  changes = [],
}: FieldHistory): string[] {
  return changes.reduce(applyChange, fields);
}

/**
 * When a field of a resource was added.
 *
 * @param name - as it is called now
 */
export function fieldAddedAt(
  { addedAt, changes = [], ...entry }: FieldHistory & { addedAt: string },
  name: string,
): string {
  const index = changes.findLastIndex(({ rename = {}, add = [] }) =>
    [...Object.values(rename), ...add.map(fieldName)].includes(name),
  );
  if (index < 0) {
    return addedAt;
  }
  const { rename = {}, addedAt: changedAt } = changes[index];
  const before = Object.keys(rename).find(from => rename[from] === name);
  const earlier = { ...entry, addedAt, changes: changes.slice(0, index) };
  return before === undefined ? changedAt : fieldAddedAt(earlier, before);
}

/** A resource with the fields and keys that it has now, and without its history. */
export function asItIs<Entry extends FieldHistory>({
  changes,
  unique,
  ...entry
}: Entry): Omit<Entry, 'changes' | 'unique'> & Present {
  const history = { ...entry, unique, changes };
  const keys = currentKeys(history);
  return {
    ...entry,
    fields: currentFields(history),
    ...(keys.length > 0 && { unique: keys }),
  };
}

type Present = Omit<FieldHistory, 'changes'>;

type Steps = Omit<FieldChange, 'addedAt'>;

const namesBefore = ({ rename = {}, remove = [], change = [] }: Steps) => [
  ...Object.keys(rename),
  ...remove,
  ...change.map(fieldName),
];

const namesAfter = ({ rename = {}, add = [] }: Steps) => [
  ...Object.values(rename),
  ...add.map(fieldName),
];

/**
 * Applies one change: renames, then removes, then changes, then adds.
 *
 * @throws GeneratorError when it is about a field that is not there, or when its
 *   steps depend on each other
 */
export function applyChange(lines: string[], change: FieldChange): string[] {
  const { rename = {}, remove = [], add = [], change: changed = [] } = change;
  const names = lines.map(fieldName);
  const unknown = namesBefore(change).find(name => !names.includes(name));
  if (unknown !== undefined) {
    throw new GeneratorError(
      `there is no field "${unknown}"; ${amongThese(unknown, names)}`,
    );
  }
  refuseTwice(change);
  const present = namesAfter(change).find(
    name => names.includes(name) && !Object.hasOwn(rename, name),
  );
  if (present !== undefined) {
    throw new GeneratorError(`there is a field "${present}" already`);
  }
  return [
    ...lines
      .filter(line => !remove.includes(fieldName(line)))
      .map(line => {
        const name = fieldName(line);
        return Object.hasOwn(rename, name)
          ? `${rename[name]}${line.slice(name.length)}`
          : (changed.find(one => fieldName(one) === name) ?? line);
      }),
    ...add,
  ];
}

/** The fields that a change is about, by their names before and after it. */
export function changedNames(change: Steps): string[] {
  return [
    ...namesBefore(change),
    ...namesAfter(change),
    ...(change.contract ?? []),
  ];
}

/**
 * The renames that a name is part of, and those that depend on them: two fields that
 * swap their names do so together.
 *
 * @param rename - new names by old ones
 */
export function renamesWith(
  rename: Record<string, string>,
  name: string,
): [from: string, to: string][] {
  const names = new Set([name]);
  const pairs = Object.entries(rename);
  // Each round finds one more, if there is one.
  for (const _ of pairs) {
    pairs
      .filter(pair => pair.some(one => names.has(one)))
      .flat()
      .forEach(one => names.add(one));
  }
  return pairs.filter(([from]) => names.has(from));
}

function refuseTwice(change: FieldChange): void {
  const { rename = {} } = change;
  const before = namesBefore(change);
  const after = namesAfter(change);
  const isMoved = (name: string) =>
    Object.hasOwn(rename, name) &&
    rename[name] !== name &&
    Object.values(rename).includes(name);
  const twice = [before, after].flatMap(names =>
    names.filter((name, index) => names.indexOf(name) < index),
  );
  const [wrong] = [
    ...twice,
    ...after.filter(name => before.includes(name) && !isMoved(name)),
  ];
  if (wrong !== undefined) {
    throw new GeneratorError(
      `one change cannot do two things with the name "${wrong}"; make two changes, one after the other`,
    );
  }
}
