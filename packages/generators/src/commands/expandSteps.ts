import { isDeepStrictEqual } from 'node:util';
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { waitingFields } from '../blueprint/expansions.ts';
import { currentFields, fieldName } from '../blueprint/history.ts';
import { freeName } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import {
  parseRemove,
  parseRename,
  type FieldAnswers,
} from '../features/field/answers.ts';
import { changeMigrationPath } from '../features/resource/migrations.ts';
import type { Plan } from '../plan/plan.ts';
import { readSteps } from './fieldSteps.ts';

/**
 * A resource without what was just done to its fields, when that is now wanted in two
 * steps: a change whose migration is in no database gives way to its expand.
 *
 * @param isKept - whether a migration, by its path in the package, has to stay
 */
export function withoutPlain(
  entry: ResourceEntry,
  { expand, ...answers }: FieldAnswers,
  isKept: (path: string) => boolean,
): ResourceEntry {
  const { changes = [], ...rest } = entry;
  for (const count of expand ? [1, 2] : []) {
    const left = changes.slice(0, -count);
    const before = { ...rest, ...(left.length > 0 && { changes: left }) };
    const last = changes.slice(-count);
    const steps = last.map(({ addedAt: _, ...step }) => step);
    if (
      isDeepStrictEqual(steps, readSteps(answers, before)) &&
      !last.some(change => isKept(changeMigrationPath(entry, change)))
    ) {
      return before;
    }
  }
  return entry;
}

/**
 * Refuses a contract of what does not wait for it, and what is not in a contract yet.
 *
 * @throws GeneratorError with what would work
 */
export function checkContract(
  { pluginId }: Blueprint,
  entry: ResourceEntry,
  { contract = '' }: FieldAnswers,
): void {
  const waiting = waitingFields(entry).map(({ name }) => name);
  const made = (entry.changes ?? []).flatMap(change => change.contract ?? []);
  const names = currentFields(entry).map(fieldName);
  const unknown = parseRemove(contract).find(
    name => ![...waiting, ...made].includes(name),
  );
  if (unknown === undefined) {
    return;
  }
  const command = `yarn backstage-cli stagecraft field --plugin ${pluginId} --resource ${entry.name}`;
  const [first] = names.includes(unknown) ? [unknown] : names;
  throw new GeneratorError(
    `"${unknown}" does not wait for a contract; ${
      waiting.length > 0
        ? `these do: ${waiting.join(', ')}`
        : `begin with: ${command} --rename ${first}:${freeName(`${first}2`, names)} --expand`
    }`,
  );
}

/**
 * The commands that do in two releases what answers ask for, the first of which may be
 * what they ask for.
 *
 * @param attempt - throws where the first of them would not work
 * @returns undefined when there are none
 */
export function twoSteps(
  answers: FieldAnswers,
  attempt: (answers: FieldAnswers) => unknown,
): Plan['steps'] {
  const { plugin, resource, expand, add, rename = '', remove = '' } = answers;
  const { change, addUnique, removeUnique, contract } = answers;
  const isOther = [change, addUnique, removeUnique, contract].some(Boolean);
  if ((isOther && !expand) || !(rename || remove)) {
    return undefined;
  }
  try {
    attempt({ ...answers, expand: true });
  } catch {
    return undefined;
  }
  const command = `yarn backstage-cli stagecraft field --plugin ${plugin} --resource ${resource}`;
  const flags = Object.entries({ add, remove, rename })
    .filter(([, text]) => text)
    .map(([flag, text]) => ` --${flag} "${text}"`)
    .join('');
  const names = [...Object.keys(parseRename(rename)), ...parseRemove(remove)];
  return {
    expand: expand ? undefined : `${command}${flags} --expand`,
    contract: `${command} --contract "${names.join(' ')}"`,
  };
}
