import { isDeepStrictEqual } from 'node:util';
import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { changeTable } from '../blueprint/changeTable.ts';
import { checkExpansions } from '../blueprint/checkExpansions.ts';
import { checkKeys } from '../blueprint/checkKeys.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { checksOfChange } from '../blueprint/enumChecks.ts';
import { asItIs, currentFields, fieldName } from '../blueprint/history.ts';
import { keepSort } from '../blueprint/keepSort.ts';
import { freeName } from '../blueprint/names.ts';
import { setSort, withoutSort } from '../blueprint/setSort.ts';
import { keepUsedFields } from '../blueprint/usedFields.ts';
import { checkAddedReferences } from '../blueprint/references.ts';
import { GeneratorError } from '../errors.ts';
import {
  fieldAnswers,
  parseRename,
  type FieldAnswers,
} from '../features/field/answers.ts';
import { FieldError } from '../fields/FieldError.ts';
import { suggestName } from '../fields/fieldName.ts';
import { parseFields } from '../fields/grammar.ts';
import { hasGit, isCommitted } from '../workspace/committed.ts';
import { planEvolution } from './evolve.ts';
import { checkContract, twoSteps, withoutPlain } from './expandSteps.ts';
import { areThere, readChange, readSteps, type Step } from './fieldSteps.ts';
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
  description:
    'Add, remove, rename or change fields of a resource, with a migration',
  answers: fieldAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'field --plugin deployments --resource release --add "approvedAt:datetime? priority:integer?:index"',
    'field --plugin deployments --resource release --remove notes --rename title:headline',
    'field --plugin deployments --resource release --change "state:enum(open,sent)" --map lost=sent',
    'field --plugin deployments --resource release --add-unique component,year',
    'field --plugin deployments --resource release --rename title:headline --expand',
    'field --plugin deployments --resource release --contract title',
    'field --plugin deployments --resource release --sort dueAt,priority',
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
    checkAnswers(answers, entry);
    checkContract(checked, entry, answers);
    const isKept = (path: string) =>
      isCommitted(repository.root, `${folder}/${path}`);
    const base = withoutPlain(entry, answers, isKept);
    const changed = changeResource(checked, base, answers);
    const isMoved = !isDeepStrictEqual(changed.changes, entry.changes);
    const next = keepUsedFields(
      replaceResource(checked, changed),
      changed,
      isMoved ? parseRename(answers.rename ?? '') : {},
    );
    const plan = await planEvolution(repository, folder, checked, next);
    // What is in no commit may be done anew.
    const isBroken = plan.breakages!.length > 0 && hasGit(repository.root);
    return {
      ...plan,
      steps:
        isBroken || answers.expand
          ? twoSteps(answers, both => changeResource(checked, base, both))
          : undefined,
      resource: await tryRequests(
        repository,
        folder,
        checked,
        next,
        changed.name,
      ),
    };
  },
});

function checkAnswers(
  { plugin, resource, map, expand, ...steps }: FieldAnswers,
  entry: ResourceEntry,
): void {
  if (expand && !steps.rename && !steps.remove) {
    throw new GeneratorError('--expand is for what --rename or --remove names');
  }
  if (Object.values(steps).every(step => !step)) {
    throw new GeneratorError(
      `nothing would change; say --add, --remove, --rename, --change, --add-unique, --remove-unique, --sort or --contract, as in: yarn backstage-cli stagecraft field --plugin ${plugin} --resource ${resource} --add "${exampleToAdd(entry)}"`,
    );
  }
  if (map && !steps.change) {
    throw new GeneratorError(
      '--map is for values of an enum that --change takes away',
    );
  }
}

function exampleToAdd(entry: ResourceEntry): string {
  return `${freeName('notes', currentFields(entry).map(fieldName))}:text?`;
}

/**
 * Appends what answers ask for to the history of a resource, as far as it is not there.
 *
 * @throws GeneratorError when it does not fit the fields that there are
 */
function changeResource(
  blueprint: Blueprint,
  entry: ResourceEntry,
  answers: FieldAnswers,
): ResourceEntry {
  const make = (steps: Step[], of: ResourceEntry) =>
    steps.reduce((one, step) => append(blueprint, one, step), of);
  const { sort } = answers;
  const before = sort ? withoutSort(entry) : entry;
  const steps = readSteps(answers, entry);
  const moved = areThere(before, steps) ? before : make(steps, before);
  const next = make(readChange(answers, moved), moved);
  return sort ? setSort(next, sort) : next;
}

function append(
  blueprint: Blueprint,
  entry: ResourceEntry,
  step: Step,
): ResourceEntry {
  const added = (step.add ?? []).flatMap(line => parseFields([line]));
  checkAddedReferences(entry, blueprint.resources.map(asItIs), added);
  const times = blueprintTimes(replaceResource(blueprint, entry));
  const addedAt = nextAddedAt(times);
  const next = { addedAt, ...step, ...checksOfChange(step) };
  const changed = { ...entry, changes: [...(entry.changes ?? []), next] };
  refuseRenamed(step, () => {
    checkExpansions(changed);
    changeTable(currentFields(entry), next);
  });
  checkKeys(changed);
  return keepSort(changed, step.rename);
}

// What cannot have its new name is not a line that was typed.
function refuseRenamed({ rename = {} }: Step, change: () => void): void {
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
