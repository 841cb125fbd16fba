import type { Blueprint, ResourceEntry } from './blueprint.ts';
import { currentChecked } from './enumChecks.ts';
import { isFreed, waitingFields, type Waiting } from './expansions.ts';
import { currentFields, type FieldChange } from './history.ts';
import { kebabCase } from './names.ts';
import { conversion, lostValues } from '../fields/changedField.ts';
import { parseField, parseFields } from '../fields/grammar.ts';
import type { Field } from '../fields/index.ts';

/**
 * What replicas of before fail at: those that run the code of the old blueprint on the
 * tables of the new one, as during a rollout.
 *
 * @see `failing`, which names the operations
 */
export interface Breakage {
  /** The resource, in the plural, such as `incidents`; or a webhook, as `webhooks/ci`,
   * or a link, as `playlists/{id}/entities`. */
  plural: string;
  /**
   * What it misses. `optional` or `required`: columns, since the fields were removed or
   * renamed. `other`: the same, but their names are those of other columns now. `table`:
   * all of it. `values`: some of a required field, which rows of the new release may lack.
   * `numbers`: those that PostgreSQL gives as texts from now on.
   * `room`: for values that are refused from now on.
   */
  misses:
    'optional' | 'required' | 'other' | 'table' | 'values' | 'numbers' | 'room';
  /** The fields that this is about, by their old names. */
  fields: string[];
  /**
   * Whether rolling the release out twice avoids it, the first time without its
   * migrations, because the new code does without the columns as well as with them.
   */
  avoidable: boolean;
}

/** What a replica does with a resource; `it` is the field whose column is gone. */
export const operations = [
  'start',
  'list',
  'list by it',
  'get',
  'create',
  'create with it',
  'patch',
  'patch it',
  'delete',
] as const;

export type Operation = (typeof operations)[number];

const named: Operation[] = ['list by it', 'create with it', 'patch it'];

/** The operations that do not go on working as before. */
export const failing: Record<Breakage['misses'], Operation[]> = {
  optional: named,
  // Answers lack what the code of before promises, or are none.
  required: [...named, 'list', 'get', 'create', 'patch'],
  // What it creates it finds again, but in the column of another field.
  other: ['list', 'list by it', 'get', 'patch', 'patch it'],
  values: [],
  // On SQLite it goes on.
  numbers: [],
  room: [],
  table: operations.filter(operation => operation !== 'start'),
};

/**
 * Finds out what a change of a plugin breaks for the replicas that still run the code of
 * before. What is added breaks nothing: it is optional, or has a default, or it is a
 * table of its own. Nor does what a column takes from now on.
 */
export function findBreakages(from: Blueprint, to: Blueprint): Breakage[] {
  return [...missedRows(from, to), ...missedFeatures(from, to)];
}

function missedRows(from: Blueprint, to: Blueprint): Breakage[] {
  return from.resources.flatMap(before => {
    const isSame = (other: ResourceEntry) =>
      other.plural === before.plural && other.addedAt === before.addedAt;
    const after = to.resources.find(isSame);
    if (after) {
      return missedColumns(before, after);
    }
    const { plural } = before;
    // A resource that leaves nothing behind was never in a release.
    return to.removed?.some(isSame)
      ? [{ plural, misses: 'table', fields: [], avoidable: true }]
      : [];
  });
}

function missedFeatures(from: Blueprint, to: Blueprint): Breakage[] {
  const { features = [], resources } = from;
  const { removedFeatures = [] } = to;
  const isGone = ({ name, addedAt }: { name: string; addedAt: string }) =>
    removedFeatures.some(
      other => other.name === name && other.addedAt === addedAt,
    );
  const pathOf = (name: string) =>
    kebabCase(resources.find(one => one.name === name)!.plural);
  return features
    .filter(entry => 'addedAt' in entry)
    .filter(isGone)
    .map(entry => ({
      plural:
        entry.feature === 'link'
          ? entry.between.map(pathOf).join('/{id}/')
          : `webhooks/${kebabCase(entry.name)}`,
      misses: 'table',
      fields: [],
      avoidable: true,
    }));
}

const kinds = [
  'required',
  'optional',
  'other',
  'values',
  'numbers',
  'room',
] as const;

function missedColumns(
  before: ResourceEntry,
  after: ResourceEntry,
): Breakage[] {
  const known = new Set(before.changes?.map(({ addedAt }) => addedAt));
  const changes = (after.changes ?? []).filter(
    ({ addedAt }) => !known.has(addedAt),
  );
  const renamed = changes.flatMap(({ rename = {} }) => Object.keys(rename));
  const checked = currentChecked(before);
  const staying = waitingFields(after).map(stayingColumn);
  const now = [...parseFields(currentFields(after)), ...staying];
  const missed = parseFields(currentFields(before)).map(from => {
    const to = now.find(({ name }) => name === from.name);
    const isHere = nameAfter(from.name, changes) === from.name;
    const misses = to && isHere ? missedOf(from, to) : goneOf(from, to);
    const isFilled = isHere && from.optional && to?.optional === false;
    // The new code would write what the old table refuses.
    const isRefused =
      checked.includes(from.name) &&
      to?.values.some(value => !from.values.includes(value));
    return { name: from.name, misses, isBound: isFilled || isRefused };
  });
  return kinds.flatMap(misses => {
    const those = missed.filter(one => one.misses === misses);
    const fields = those.map(({ name }) => name);
    const avoidable =
      ['optional', 'values', 'room'].includes(misses) &&
      !fields.some(name => renamed.includes(name)) &&
      !staying.some(({ name }) => fields.includes(name)) &&
      !(misses === 'room' && those.some(({ isBound }) => isBound));
    return fields.length > 0
      ? [{ plural: before.plural, misses, fields, avoidable }]
      : [];
  });
}

// What the release does not write, the table gives a value, or it is none.
function stayingColumn({ line, to }: Waiting): Field {
  const field = parseField(line);
  return to === undefined && isFreed(field)
    ? { ...field, optional: true }
    : field;
}

// The name of its column; undefined when that was removed on the way.
function nameAfter(name: string, changes: FieldChange[]): string | undefined {
  return changes
    .filter(({ expand }) => !expand)
    .reduce<string | undefined>(
      (current, { rename = {}, remove = [], contract = [] }) =>
        current === undefined || [...remove, ...contract].includes(current)
          ? undefined
          : (rename[current] ?? current),
      name,
    );
}

function goneOf({ optional }: Field, to: Field | undefined) {
  if (to) {
    return 'other';
  }
  return optional ? 'optional' : 'required';
}

function missedOf(from: Field, to: Field) {
  const isNarrower =
    (from.optional && !to.optional) ||
    (!from.unique && to.unique) ||
    lostValues(from, to).length > 0 ||
    conversion(from, to)?.lost;
  if (conversion(from, to)?.isText) {
    return 'numbers';
  }
  if (isNarrower) {
    return 'room';
  }
  return !from.optional && to.optional ? 'values' : undefined;
}
