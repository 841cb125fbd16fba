import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { migrate } from '@stagecraft/backend-runtime';
import { createArchiveClient } from './archive/createArchiveClient';
import { createCiDeliveries } from './ci/createCiDeliveries';
import { createCiReceiver } from './ci/createCiReceiver';
import { scheduleCiDeliveries } from './ci/scheduleCiDeliveries';
import { scheduleReleaseImport } from './releaseImport/scheduleReleaseImport';
import { openPaths } from './service/authPolicy';
import { migrationsDirectory } from './service/migrations';
import { createRouter } from './service/router';
import { createSummaryService } from './summary/SummaryService';

/**
 * The deliveries backend plugin.
 *
 * @public
 */
export const deliveriesPlugin = createBackendPlugin({
  pluginId: 'deliveries',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init({
        database,
        httpAuth,
        httpRouter,
        logger,
        rootConfig,
        scheduler,
      }) {
        await migrate(database, { directory: migrationsDirectory, logger });
        const knex = await database.getClient();

        const summary = await createSummaryService({ knex });
        const archive = createArchiveClient({ logger, rootConfig });
        const ciReceiver = createCiReceiver({ rootConfig });
        const ciDeliveries = createCiDeliveries({ knex });

        httpRouter.use(
          createRouter({
            httpAuth,
            summary,
            archive,
            ciReceiver,
            ciDeliveries,
          }),
        );
        for (const path of openPaths) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        await scheduleReleaseImport({ knex, logger, rootConfig, scheduler });
        await scheduleCiDeliveries({
          ciDeliveries,
          knex,
          logger,
          rootConfig,
          scheduler,
        });
      },
    });
  },
});
