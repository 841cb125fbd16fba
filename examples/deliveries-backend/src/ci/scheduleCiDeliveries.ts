import {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { readConfig, scheduleTask } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { z } from 'zod';
import { CiDeliveries } from './createCiDeliveries';
import { handleCiDelivery } from './handleCiDelivery';

const DAY = 86_400_000;

/**
 * Has stored deliveries handled, on all replicas at once: each takes what no other one
 * has.
 */
export async function scheduleCiDeliveries(deps: {
  ciDeliveries: CiDeliveries;
  knex: Knex;
  logger: LoggerService;
  rootConfig: RootConfigService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { ciDeliveries, knex, logger, rootConfig, scheduler } = deps;
  const { keepDays } = readConfig(
    rootConfig,
    'deliveries.ci',
    z.object({ keepDays: z.number().positive().default(7) }),
    { keepDays: 7 },
  );
  await scheduleTask(
    { scheduler, rootConfig },
    {
      id: 'ciDeliveries',
      key: 'deliveries.ci.schedule',
      schedule: { frequency: { seconds: 10 }, timeout: { minutes: 10 } },
      scope: 'local',
      run: async signal => {
        await ciDeliveries.drain(
          (delivery, context) =>
            handleCiDelivery(delivery, {
              knex,
              logger,
              ...context,
            }),
          { signal, logger },
        );
        const olderThanMs = keepDays * DAY;
        await ciDeliveries.deleteHandled({ olderThanMs, signal });
      },
    },
  );
}
