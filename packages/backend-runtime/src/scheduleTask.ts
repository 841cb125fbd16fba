import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { isUnavailableError } from './isUnavailableError';
import { WorkError } from './WorkError';

/**
 * Registers recurring work, whose schedule the configuration may change. It runs on one
 * replica at a time, unless it is `local`: then on each of them, whatever the
 * configuration says of that. What is triggered by hand runs on one in any case. A run
 * that fails is logged and counted by the scheduler, with its causes and without
 * secrets, and the next one comes as planned.
 *
 * @param services - `scheduler` and `rootConfig`
 * @param task - `id`, in the plugin; `key` of the schedule in the configuration; the
 *   `schedule` where that has none; its `scope`; and what to `run`, which ends when its
 *   signal says so
 * @throws Error that names the key, what is wrong and an example, when the schedule is
 *   malformed
 * @see https://backstage.io/docs/backend-system/core-services/scheduler
 */
export async function scheduleTask(
  services: { scheduler: SchedulerService; rootConfig: RootConfigService },
  task: {
    id: string;
    key: string;
    schedule: SchedulerServiceTaskScheduleDefinition;
    scope?: 'global' | 'local';
    run: (signal: AbortSignal) => Promise<unknown>;
  },
): Promise<void> {
  const { scheduler, rootConfig } = services;
  const { id, key, scope = 'global', run } = task;
  const config = rootConfig.getOptionalConfig(key);
  try {
    const schedule = config
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(config)
      : task.schedule;
    // A local worker of Backstage cannot wait for a trigger: it would run each second.
    const isManual = 'trigger' in schedule.frequency;
    await scheduler.scheduleTask({
      ...schedule,
      scope: isManual ? 'global' : scope,
      id,
      fn: async signal => {
        try {
          await run(signal);
        } catch (error) {
          throw new WorkError(`Task ${id}`, error);
        }
      },
    });
  } catch (error) {
    if (!config || isUnavailableError(error)) {
      throw error;
    }
    throw new Error(
      `Invalid configuration: ${key} is no schedule: ${(error as Error).message}. An example: { frequency: { cron: '0 3 * * *' }, timeout: PT10M }`,
      { cause: error },
    );
  }
}
