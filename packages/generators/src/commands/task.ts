import { camelCase } from '../blueprint/names.ts';
import { taskAnswers } from '../features/task/answers.ts';
import { taskPaths } from '../features/task/contribute.ts';
import type { TaskEntry } from '../features/task/entry.ts';
import { addFeature, listServices } from './addFeature.ts';
import { askedEntry } from './askedEntry.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Seeds recurring work, and has Backstage's scheduler run it.
 *
 * @see https://backstage.io/docs/backend-system/core-services/scheduler
 */
export const taskGenerator = defineGenerator({
  name: 'task',
  description: 'Seed recurring work, and have the scheduler run it',
  answers: taskAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'task --plugin costs --name nightlyImport --schedule "0 3 * * *" --timeout PT10M --services urlReader,knex',
    'task --plugin costs --name cleanUp --schedule PT1H --timeout PT5M --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'nightlyImport'),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry: TaskEntry = {
      feature: 'task',
      name: camelCase(answers.name),
      schedule: answers.schedule,
      timeout: answers.timeout,
      ...askedEntry(repository, answers.services),
    };
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    const { run, trigger } = taskPaths(entry);
    return { ...plan, task: { file: `${folder}/${run}`, trigger } };
  },
});

function describe({ schedule, timeout, ...asked }: TaskEntry): string {
  return `with the schedule ${schedule}, the timeout ${timeout} and ${listServices(asked)}`;
}
