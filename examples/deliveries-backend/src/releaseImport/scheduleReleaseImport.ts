import {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { scheduleTask } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { runReleaseImport } from './runReleaseImport';

/** Has the release import run again and again, on one replica at a time. */
export async function scheduleReleaseImport(deps: {
  knex: Knex;
  logger: LoggerService;
  rootConfig: RootConfigService;
  scheduler: SchedulerService;
}): Promise<void> {
  const { knex, logger, rootConfig, scheduler } = deps;
  await scheduleTask(
    { scheduler, rootConfig },
    {
      id: 'releaseImport',
      key: 'deliveries.releaseImport.schedule',
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 10 } },
      run: signal =>
        runReleaseImport({
          knex,
          rootConfig,
          logger: logger.child({ task: 'releaseImport' }),
          signal,
        }),
    },
  );
}
