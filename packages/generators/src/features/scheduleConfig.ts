import type { Import } from './contribution.ts';

/** The type of a schedule in config.d.ts, as Backstage has it everywhere. */
export const scheduleConfig: Import = {
  name: 'SchedulerServiceTaskScheduleDefinitionConfig',
  from: '@backstage/backend-plugin-api',
};
