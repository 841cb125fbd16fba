import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { refsSchema, servicesSchema } from '../../services/schema.ts';
import { taskNameProblem } from './name.ts';
import { scheduleProblem, timeoutProblem } from './schedule.ts';

/** Recurring work, as it stands in the blueprint. */
export const taskEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('task'),
  /** In camelCase; its folder in src is called after it. */
  name: checked(taskNameProblem).overwrite(camelCase),
  /** When it runs: a cron expression, or a duration of ISO 8601. */
  schedule: checked(scheduleProblem),
  /** After how long a run is aborted: a duration of ISO 8601. */
  timeout: checked(timeoutProblem),
  /** The services that a run gets. */
  services: servicesSchema,
  /** The services of packages that a run gets. */
  refs: refsSchema,
});

export type TaskEntry = z.output<typeof taskEntrySchema>;
