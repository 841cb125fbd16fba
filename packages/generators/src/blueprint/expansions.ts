import type { Field } from '../fields/field.ts';
import { isReference } from '../fields/ref.ts';
import { applyToChecked, firstChecked } from './enumChecks.ts';
import {
  applyChange,
  fieldName,
  type FieldChange,
  type FieldHistory,
} from './history.ts';
import { renameInKey } from './uniqueKeys.ts';

/**
 * A field whose column stays after an expand, for replicas of before, until its
 * contract.
 */
export interface Waiting {
  name: string;
  /** Its line, as it was. */
  line: string;
  /** The field that its column is kept in step with; undefined when it was removed. */
  to?: string;
  /** Whether it is an enum that the database checks. */
  isChecked: boolean;
}

/** The fields of a resource that wait for their contract, the oldest expand first. */
export function waitingFields(history: FieldHistory): Waiting[] {
  const { fields, changes = [] } = history;
  if (!changes.some(({ expand }) => expand)) {
    return [];
  }
  let lines = fields;
  let checked = firstChecked(history);
  let waiting: Waiting[] = [];
  for (const change of changes) {
    waiting = applyToWaiting(waiting, { lines, checked }, change);
    lines = applyChange(lines, change);
    checked = applyToChecked(checked, change);
  }
  return waiting;
}

/** The fields of a resource whose contract one of its changes is. */
export function contractedBy(history: FieldHistory, index: number): Waiting[] {
  const { changes = [] } = history;
  return changes[index]?.contract
    ? endedFields(
        waitingFields({ ...history, changes: changes.slice(0, index) }),
        changes[index],
      )
    : [];
}

/**
 * A resource as it was before some fields of it were expanded, whatever else has
 * changed since, and the change that expands them.
 *
 * @param waiting - these fields
 */
export function beforeExpand(
  lines: string[],
  keys: string[][],
  waiting: Waiting[],
): { lines: string[]; keys: string[][]; change: Omit<FieldChange, 'addedAt'> } {
  const renamed = waiting.filter(({ to }) => to !== undefined);
  const removed = waiting.filter(({ to }) => to === undefined);
  const old = (line: string) =>
    renamed.find(({ to }) => to === fieldName(line))?.line ?? line;
  const back = Object.fromEntries(renamed.map(({ name, to }) => [to, name]));
  return {
    lines: [...lines.map(old), ...removed.map(({ line }) => line)],
    keys: keys.map(key => renameInKey(key, back)),
    change: {
      rename: Object.fromEntries(renamed.map(({ name, to }) => [name, to!])),
      remove: removed.map(({ name }) => name),
    },
  };
}

/**
 * Whether a column, once nobody writes it, has to take null: there is no value that
 * could be made up for several rows.
 */
export const isFreed = (field: Field): boolean =>
  !field.optional && (field.unique || isReference(field));

/** The fields whose columns a change no longer leaves to replicas of before. */
export function endedFields(
  waiting: Waiting[],
  { contract = [], revert, rename = {}, add = [] }: FieldChange,
): Waiting[] {
  const names = [
    ...contract,
    ...(revert ? [...Object.values(rename), ...add.map(fieldName)] : []),
  ];
  return waiting.filter(({ name }) => names.includes(name));
}

/**
 * What waits for its contract after a change.
 *
 * @param before - the lines before it, and the names of the enums that are checked
 */
export function applyToWaiting(
  waiting: Waiting[],
  { lines, checked }: { lines: string[]; checked: string[] },
  change: FieldChange,
): Waiting[] {
  const { expand, rename = {}, remove = [] } = change;
  const ended = endedFields(waiting, change);
  const left = waiting.filter(one => !ended.includes(one));
  const stays = (name: string) =>
    Object.hasOwn(rename, name) || remove.includes(name);
  return expand
    ? [
        ...left,
        ...lines
          .map(line => ({ name: fieldName(line), line }))
          .filter(({ name }) => stays(name))
          .map(one => ({
            ...one,
            to: rename[one.name],
            isChecked: checked.includes(one.name),
          })),
      ]
    : left;
}
