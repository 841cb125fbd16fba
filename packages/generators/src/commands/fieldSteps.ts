import { isDeepStrictEqual } from 'node:util';
import type { ResourceEntry } from '../blueprint/blueprint.ts';
import { waitingFields } from '../blueprint/expansions.ts';
import {
  currentFields,
  fieldName,
  type FieldChange,
} from '../blueprint/history.ts';
import { currentKeys, findKey, parseKeys } from '../blueprint/uniqueKeys.ts';
import {
  parseMap,
  parseRemove,
  parseRename,
  type FieldAnswers,
} from '../features/field/answers.ts';
import { parseAddedFields } from '../fields/addedField.ts';
import { lostValues } from '../fields/changedField.ts';
import { formatField, parseFields } from '../fields/grammar.ts';

/** A change that has no time yet. */
export type Step = Omit<FieldChange, 'addedAt'>;

/**
 * What answers ask to add, remove and rename, one change after the other: what takes the
 * name of a field that goes comes after it.
 */
export function readSteps(answers: FieldAnswers, entry: ResourceEntry): Step[] {
  const { add = '', remove, rename, addUnique, removeUnique } = answers;
  const { expand, contract } = answers;
  const names = currentFields(entry).map(fieldName);
  const moved = {
    ...(rename && { rename: parseRename(rename) }),
    ...(remove && { remove: parseRemove(remove) }),
  };
  const kinds = Object.entries(moved).map(([kind, value]) => ({
    [kind]: value,
  }));
  const going = [...Object.keys(moved.rename ?? {}), ...(moved.remove ?? [])];
  const lines = add ? parseAddedFields(add).map(formatField) : [];
  const isLater = (line: string) =>
    [names, going].every(some => some.includes(fieldName(line)));
  const [now, later] = [false, true].map(wanted =>
    lines.filter(line => isLater(line) === wanted),
  );
  return [
    ...(contract ? [{ contract: parseRemove(contract) }] : []),
    ...(expand ? kinds.map((step): Step => ({ expand, ...step })) : []),
    {
      ...(!expand && moved),
      ...(now.length > 0 && { add: now }),
      ...(addUnique && { addUnique: parseKeys(addUnique) }),
      ...(removeUnique && { removeUnique: parseKeys(removeUnique) }),
    },
    ...(later.length > 0 ? [{ add: later }] : []),
  ].filter(step => Object.keys(step).length > 0);
}

/** Whether such changes were made, and nothing that came later took them back. */
export function areThere(entry: ResourceEntry, steps: Step[]): boolean {
  const lines = currentFields(entry);
  const names = lines.map(fieldName);
  const keys = currentKeys(entry);
  const made = (entry.changes ?? []).map(
    ({ addedAt: _, checks: __, ...step }) => step,
  );
  const added = steps.flatMap(({ add = [] }) => add);
  const renamed = steps.flatMap(({ rename = {} }) => Object.values(rename));
  const gone = steps
    .flatMap(({ rename = {}, remove = [] }) => [
      ...Object.keys(rename),
      ...remove,
    ])
    .filter(name => ![...renamed, ...added.map(fieldName)].includes(name));
  return (
    steps.every(step => made.some(one => isDeepStrictEqual(one, step))) &&
    added.every(line => lines.includes(line)) &&
    renamed.every(name => names.includes(name)) &&
    !gone.some(name => names.includes(name)) &&
    !steps
      .flatMap(({ contract = [] }) => contract)
      .some(name => waitingFields(entry).some(one => one.name === name)) &&
    steps.every(
      ({ addUnique = [], removeUnique = [] }) =>
        addUnique.every(key => findKey(keys, key)) &&
        !removeUnique.some(key => findKey(keys, key)),
    )
  );
}

/**
 * What answers ask to change of fields that are there, and that are not so yet.
 *
 * @throws GeneratorError when a value is mapped that none of them loses
 */
export function readChange(
  { change = '', map = '' }: FieldAnswers,
  entry: ResourceEntry,
): Step[] {
  const lines = currentFields(entry);
  const before = parseFields(lines);
  const changed = (change ? parseFields(change) : []).filter(
    field => !lines.includes(formatField(field)),
  );
  if (changed.length === 0) {
    return [];
  }
  const step: Step = { change: changed.map(formatField) };
  const losing = changed.map(to => {
    const from = before.find(({ name }) => name === to.name);
    return { name: to.name, lost: from ? lostValues(from, to) : [] };
  });
  for (const [old, value] of Object.entries(parseMap(map))) {
    const { name } = losing.find(({ lost }) => lost.includes(old)) ?? losing[0];
    step.map = { ...step.map, [name]: { ...step.map?.[name], [old]: value } };
  }
  return [step];
}
