import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { parseAsked } from '../../services/asked.ts';
import { taskNameProblem } from './name.ts';
import { scheduleProblem, timeoutProblem } from './schedule.ts';

export const taskAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that gets the task',
    example: 'costs',
  }),
  name: checked(taskNameProblem).meta({
    description: 'Name of the task, also of its folder in src',
    example: 'nightlyImport',
  }),
  schedule: checked(scheduleProblem).meta({
    description:
      'When it runs, as a cron expression or every so often, such as PT1H',
    example: '0 3 * * *',
  }),
  timeout: checked(timeoutProblem).meta({
    description:
      'After how long a run is aborted, a little more than the longest takes',
    example: 'PT10M',
  }),
  services: z
    .string()
    .superRefine(checkedBy(text => void parseAsked(text)))
    .optional()
    .meta({
      description: 'Services that a run gets, as for custom',
      example: 'urlReader,knex',
    }),
});
