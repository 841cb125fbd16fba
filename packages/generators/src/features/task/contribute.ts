import lodash from 'lodash';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { capitalize, label, pascalCase } from '../../blueprint/names.ts';
import { sortedImports } from '../../render/imports.ts';
import { loadTemplates } from '../../render/templates.ts';
import { askedSlots, servicesOf } from '../../services/asked.ts';
import { findService } from '../../services/index.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import type { TaskEntry } from './entry.ts';
import { durationCode, frequencyCode } from './schedule.ts';

const render = loadTemplates('features/task/templates');

// What the scheduling takes, whatever a run gets.
const SCHEDULING = ['logger', 'rootConfig', 'scheduler'];

/** Where the code of a task goes, and what starts it by hand. */
export function taskPaths({ name }: TaskEntry) {
  return {
    run: `src/${name}/run${pascalCase(name)}.ts`,
    trigger: `/.backstage/scheduler/v1/tasks/${name}/trigger`,
  };
}

/** What a task adds: its schedule, and the first code of a run, which is its people's. */
export function contributeTask(
  entry: TaskEntry,
  { pluginId }: Blueprint,
): Contribution {
  const { name, schedule } = entry;
  const Name = pascalCase(name);
  const folder = `src/${name}`;
  const paths = taskPaths(entry);
  const model = taskModel(entry, pluginId);
  const takes = [...new Set([...SCHEDULING, ...entry.services])];
  return contribution({
    ...askedSlots({ ...entry, services: takes }),
    started: [
      {
        call: { name: `schedule${Name}`, from: `./${name}/schedule${Name}` },
        takes: model.scheduling.map(one => one.name),
      },
    ],
    config: [
      {
        name,
        description: `The ${model.label}.`,
        type: render('config.type', {}).trim(),
        imports: [
          {
            name: 'SchedulerServiceTaskScheduleDefinitionConfig',
            from: '@backstage/backend-plugin-api',
          },
        ],
        isOptional: true,
        // Nothing runs in tests by itself.
        testValue:
          "{ schedule: { frequency: { trigger: 'manual' }, timeout: 'PT1M' } }",
      },
    ],
    testsDatabases: true,
    readme: {
      background: [
        `\`${name}\` in \`${folder}\` runs ${schedule.startsWith('P') ? 'every' : 'by'} \`${schedule}\`, unless \`${model.key}\` in the configuration says otherwise`,
      ],
      calls: [{ method: 'POST', path: paths.trigger }],
    },
    files: {
      [`${folder}/schedule${Name}.ts`]: render('schedule.ts', model),
      [`${folder}/schedule${Name}.test.ts`]: render('schedule.test.ts', model),
    },
    seeds: {
      [paths.run]: render('run.ts', model),
      [`${folder}/run${Name}.test.ts`]: render('run.test.ts', model),
    },
  });
}

/** Everything that the templates say. */
function taskModel(entry: TaskEntry, pluginId: string) {
  const { name, schedule, timeout, services: names } = entry;
  const logger = findService('logger');
  const withAll = (more: string[]) =>
    servicesOf({ ...entry, services: [...new Set([...names, ...more])] });
  const given = withAll([logger.name]);
  const others = given.filter(one => one !== logger);
  const scheduling = withAll(SCHEDULING);
  // What the tests of the schedule make by themselves is left out.
  const plain = others
    .filter(one => !SCHEDULING.includes(one.name))
    .map(({ name: one, mock }) => ({
      name: one,
      expression: mock.expression.replace('databaseId', "'SQLITE_3'"),
    }));
  const usesKnex = names.includes('knex');
  const testKit: Import = {
    name: 'createTestDatabases',
    from: '@stagecraft/backend-testkit',
  };
  const mocks = (all: typeof given) =>
    all.flatMap(({ mock }) => mock.import ?? []);
  return {
    name,
    Name: pascalCase(name),
    label: label(name),
    Label: capitalize(label(name)),
    pluginId,
    configId: lodash.camelCase(pluginId),
    key: `${lodash.camelCase(pluginId)}.${name}.schedule`,
    frequency: frequencyCode(schedule),
    timeout: durationCode(timeout),
    given,
    others,
    scheduling,
    plain,
    usesKnex,
    imports: {
      run: sortedImports(given.map(({ type }) => type.import)),
      runTest: sortedImports([...mocks(given), ...(usesKnex ? [testKit] : [])]),
      schedule: sortedImports([
        ...scheduling.map(({ type }) => type.import),
        { name: 'scheduleTask', from: '@stagecraft/backend-runtime' },
      ]),
      scheduleTest: sortedImports([
        ...mocks([...given, findService('scheduler')]),
        { name: 'startTestBackend', from: '@backstage/backend-test-utils' },
        { name: 'coreServices', from: '@backstage/backend-plugin-api' },
        { name: 'createBackendPlugin', from: '@backstage/backend-plugin-api' },
        testKit,
      ]),
    },
  };
}
