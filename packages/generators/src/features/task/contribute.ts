import lodash from 'lodash';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import {
  capitalize,
  kebabCase,
  label,
  pascalCase,
} from '../../blueprint/names.ts';
import { isAudited } from '../../blueprint/subjects.ts';
import { packagesFirst, sortedImports } from '../../render/imports.ts';
import { loadTemplates, renderFiles } from '../../render/templates.ts';
import { askedSlots } from '../../services/asked.ts';
import {
  contribution,
  type Contribution,
  type Import,
} from '../contribution.ts';
import { durationCode } from '../duration.ts';
import { handedOver } from '../handedOver.ts';
import { scheduleConfig } from '../scheduleConfig.ts';
import type { TaskEntry } from './entry.ts';
import { frequencyCode } from './schedule.ts';

const render = loadTemplates('features/task/templates');

// What the scheduling takes, whatever a run gets.
const SCHEDULING = ['logger', 'rootConfig', 'scheduler'];
const RECORDING = ['auditor', ...SCHEDULING];

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
  blueprint: Blueprint,
): Contribution {
  const { name, schedule } = entry;
  const Name = pascalCase(name);
  const folder = `src/${name}`;
  const paths = taskPaths(entry);
  const model = taskModel(entry, blueprint);
  const asked = askedSlots(
    entry,
    model.wired.map(one => one.name),
  );
  return contribution({
    ...asked,
    started: [
      {
        call: { name: `schedule${Name}`, from: `./${name}/schedule${Name}` },
        takes: model.wired.map(one => one.name),
      },
    ],
    config: [
      {
        name,
        description: `The ${model.label}.`,
        type: render('config.type', {}).trim(),
        imports: [scheduleConfig],
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
    files: renderFiles(render, model, {
      [`${folder}/schedule${Name}.ts`]: 'schedule.ts',
      [`${folder}/schedule${Name}.test.ts`]: 'schedule.test.ts',
    }),
    seeds: {
      ...asked.seeds,
      ...renderFiles(render, model, {
        [paths.run]: 'run.ts',
        [`${folder}/run${Name}.test.ts`]: 'run.test.ts',
      }),
    },
  });
}

/** Everything that the templates say. */
function taskModel(entry: TaskEntry, blueprint: Blueprint) {
  const { name, schedule, timeout } = entry;
  const { pluginId } = blueprint;
  const audited = isAudited(blueprint, name);
  const code = handedOver(entry, audited ? RECORDING : SCHEDULING);
  const configId = lodash.camelCase(pluginId);
  const fromBackstage = (one: string, from: string): Import => ({
    name: one,
    from: `@backstage/${from}`,
  });
  return {
    ...code,
    name,
    isAudited: audited,
    event: kebabCase(name),
    Name: pascalCase(name),
    label: label(name),
    Label: capitalize(label(name)),
    pluginId,
    configId,
    key: `${configId}.${name}.schedule`,
    frequency: frequencyCode(schedule),
    timeout: durationCode(timeout),
    imports: {
      run: code.givenTypes,
      runTest: code.givenMocks,
      schedule: sortedImports([
        ...code.wiredTypes,
        ...(audited
          ? [{ name: 'recordEvent', from: '@stagecraft/backend-runtime' }]
          : []),
        { name: 'scheduleTask', from: '@stagecraft/backend-runtime' },
      ]),
      scheduleTest: packagesFirst([
        ...code.wiredMocks,
        fromBackstage('startTestBackend', 'backend-test-utils'),
        fromBackstage('coreServices', 'backend-plugin-api'),
        fromBackstage('createBackendPlugin', 'backend-plugin-api'),
        code.testDatabases,
      ]),
    },
  };
}
