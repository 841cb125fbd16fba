import { isDeepStrictEqual } from 'node:util';
import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { changeTable } from '../blueprint/changeTable.ts';
import { checkKeys } from '../blueprint/checkKeys.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import {
  asItIs,
  currentFields,
  fieldName,
  type FieldChange,
} from '../blueprint/history.ts';
import { keepSort } from '../blueprint/keepSort.ts';
import { freeName } from '../blueprint/names.ts';
import { checkAddedReferences } from '../blueprint/references.ts';
import { currentKeys, findKey, parseKeys } from '../blueprint/uniqueKeys.ts';
import { GeneratorError } from '../errors.ts';
import {
  fieldAnswers,
  parseRemove,
  parseRename,
  type FieldAnswers,
} from '../features/field/answers.ts';
import { parseAddedFields } from '../fields/addedField.ts';
import { FieldError } from '../fields/FieldError.ts';
import { suggestName } from '../fields/fieldName.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource, replaceResource } from './plugins.ts';
import { tryRequests } from './tryRequests.ts';

/**
 * Changes the fields of a resource.
 *
 * @see https://knexjs.org/guide/migrations.html
 */
export const fieldGenerator = defineGenerator({
  name: 'field',
  description: 'Add, remove or rename fields of a resource, with a migration',
  answers: fieldAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'field --plugin deployments --resource release --add "approvedAt:datetime? priority:integer?:index"',
    'field --plugin deployments --resource release --remove notes --rename title:headline',
    'field --plugin deployments --resource release --add-unique component,year',
  ],
  suggest: (repository, { plugin, resource: _, ...steps }) => {
    const { checked } = findPlugin(repository, plugin);
    const [entry = findResource(checked, 'release')] = checked.resources;
    return {
      resource: entry.name,
      ...(Object.values(steps).every(step => !step) && {
        add: exampleToAdd(entry),
      }),
    };
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry = findResource(checked, answers.resource);
    const changed = changeResource(checked, entry, readChange(answers, entry));
    const next = replaceResource(checked, changed);
    const plan = await planEvolution(repository, folder, checked, next);
    return {
      ...plan,
      resource: await tryRequests(
        repository,
        folder,
        checked,
        asItIs(changed),
        next.resources.map(asItIs),
      ),
    };
  },
});

type Steps = Omit<FieldChange, 'addedAt'>;

function readChange(
  { add, remove, rename, addUnique, removeUnique, ...rest }: FieldAnswers,
  entry: ResourceEntry,
) {
  if (!add && !remove && !rename && !addUnique && !removeUnique) {
    throw new GeneratorError(
      `nothing would change; say --add, --remove, --rename, --add-unique or --remove-unique, as in: yarn backstage-cli stagecraft field --plugin ${rest.plugin} --resource ${rest.resource} --add "${exampleToAdd(entry)}"`,
    );
  }
  return {
    ...(rename && { rename: parseRename(rename) }),
    ...(remove && { remove: parseRemove(remove) }),
    ...(add && { add: parseAddedFields(add).map(formatField) }),
    ...(addUnique && { addUnique: parseKeys(addUnique) }),
    ...(removeUnique && { removeUnique: parseKeys(removeUnique) }),
  };
}

function exampleToAdd(entry: ResourceEntry): string {
  return `${freeName('notes', currentFields(entry).map(fieldName))}:text?`;
}

/**
 * Appends a change to the history of a resource, unless it is there.
 *
 * @throws GeneratorError when the change does not fit the fields that there are
 */
export function changeResource(
  blueprint: Blueprint,
  entry: ResourceEntry,
  change: Steps,
): ResourceEntry {
  if (isThere(entry, change)) {
    return entry;
  }
  const resources = blueprint.resources.map(asItIs);
  const added = (change.add ?? []).flatMap(line => parseFields([line]));
  checkAddedReferences(entry, resources, added);
  const next = {
    addedAt: nextAddedAt(blueprintTimes(blueprint)),
    ...change,
  };
  refuseRenamed(change, () => changeTable(currentFields(entry), next));
  const changed = { ...entry, changes: [...(entry.changes ?? []), next] };
  checkKeys(changed);
  return keepSort(changed, change.rename);
}

// What cannot have its new name is not a line that was typed.
function refuseRenamed({ rename = {} }: Steps, change: () => void): void {
  try {
    change();
  } catch (error) {
    const [from, to] =
      Object.entries(rename).find(
        ([, name]) =>
          error instanceof FieldError && fieldName(error.line) === name,
      ) ?? [];
    if (!from || !to) {
      throw error;
    }
    const { problem } = error as FieldError;
    throw new GeneratorError(
      `"${from}:${to}": ${problem}; try ${from}:${suggestName(`own-${to}`)}`,
    );
  }
}

// The change was made, and nothing that came later took it back.
function isThere(entry: ResourceEntry, change: Steps): boolean {
  const {
    rename = {},
    remove = [],
    add = [],
    addUnique = [],
    removeUnique = [],
  } = change;
  const lines = currentFields(entry);
  const names = lines.map(fieldName);
  const keys = currentKeys(entry);
  return (
    (entry.changes ?? []).some(({ addedAt: _, ...earlier }) =>
      isDeepStrictEqual(earlier, change),
    ) &&
    add.every(line => lines.includes(line)) &&
    [...remove, ...Object.keys(rename)].every(name => !names.includes(name)) &&
    Object.values(rename).every(name => names.includes(name)) &&
    addUnique.every(key => findKey(keys, key)) &&
    !removeUnique.some(key => findKey(keys, key))
  );
}
