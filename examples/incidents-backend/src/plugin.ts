import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { migrate } from '@stagecraft/backend-runtime';
import { createCommentService } from './comments/createCommentService';
import { createIncidentService } from './incidents/createIncidentService';
import { openPaths } from './service/authPolicy';
import { migrationsDirectory } from './service/migrations';
import { createRouter } from './service/router';

/**
 * The incidents backend plugin.
 *
 * @public
 */
export const incidentsPlugin = createBackendPlugin({
  pluginId: 'incidents',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
      },
      async init({ database, httpAuth, httpRouter, logger }) {
        await migrate(database, { directory: migrationsDirectory, logger });
        const knex = await database.getClient();

        const incidents = createIncidentService({ knex });
        const comments = createCommentService({ knex });

        httpRouter.use(
          createRouter({
            httpAuth,
            incidents,
            comments,
          }),
        );
        for (const path of openPaths) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
      },
    });
  },
});
