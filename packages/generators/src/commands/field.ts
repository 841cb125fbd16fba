import { isDeepStrictEqual } from 'node:util';
import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { changeTable } from '../blueprint/changeTable.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import {
  asItIs,
  currentFields,
  fieldName,
  type FieldChange,
} from '../blueprint/history.ts';
import { GeneratorError } from '../errors.ts';
import {
  fieldAnswers,
  parseRemove,
  parseRename,
  type FieldAnswers,
} from '../features/field/answers.ts';
import { sampleRequests } from '../features/resource/sampleRequests.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource, replaceResource } from './plugins.ts';

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
  ],
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry = findResource(checked, answers.resource);
    const changed = changeResource(checked, entry, readChange(answers));
    const next = replaceResource(checked, changed);
    const plan = await planEvolution(repository, folder, checked, next);
    return {
      ...plan,
      resource: sampleRequests(asItIs(changed), next.resources.map(asItIs)),
    };
  },
});

function readChange({ add, remove, rename, ...rest }: FieldAnswers) {
  if (!add && !remove && !rename) {
    throw new GeneratorError(
      `nothing would change; say --add, --remove or --rename, as in: yarn backstage-cli stagecraft field --plugin ${rest.plugin} --resource ${rest.resource} --add "notes:text?"`,
    );
  }
  return {
    ...(rename && { rename: parseRename(rename) }),
    ...(remove && { remove: parseRemove(remove) }),
    ...(add && { add: parseFields(add).map(formatField) }),
  };
}

/**
 * Appends a change to the history of a resource, unless it is there.
 *
 * @throws GeneratorError when the change does not fit the fields that there are
 */
export function changeResource(
  blueprint: Blueprint,
  entry: ResourceEntry,
  change: Omit<FieldChange, 'addedAt'>,
): ResourceEntry {
  if (isThere(entry, change)) {
    return entry;
  }
  const next = {
    addedAt: nextAddedAt(blueprintTimes(blueprint)),
    ...change,
  };
  changeTable(currentFields(entry), next);
  return { ...entry, changes: [...(entry.changes ?? []), next] };
}

// The change was made, and nothing that came later took it back.
function isThere(
  entry: ResourceEntry,
  change: Omit<FieldChange, 'addedAt'>,
): boolean {
  const { rename = {}, remove = [], add = [] } = change;
  const lines = currentFields(entry);
  const names = lines.map(fieldName);
  return (
    (entry.changes ?? []).some(({ addedAt: _, ...earlier }) =>
      isDeepStrictEqual(earlier, change),
    ) &&
    add.every(line => lines.includes(line)) &&
    [...remove, ...Object.keys(rename)].every(name => !names.includes(name)) &&
    Object.values(rename).every(name => names.includes(name))
  );
}
