import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { migrate } from '@stagecraft/backend-runtime';
import { createCommentService } from './comments/createCommentService';
import { createIncidentService } from './incidents/createIncidentService';
import { registerIncidentActions } from './incidents/registerIncidentActions';
import { registerIncidentPermissions } from './incidents/registerIncidentPermissions';
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
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({
        actionsRegistry,
        auditor,
        auth,
        catalog,
        database,
        httpAuth,
        httpRouter,
        logger,
        permissions,
        permissionsRegistry,
      }) {
        await migrate(database, { directory: migrationsDirectory, logger });
        const knex = await database.getClient();

        const incidents = createIncidentService({
          auditor,
          auth,
          catalog,
          knex,
          logger,
          permissions,
          permissionsRegistry,
        });
        const comments = createCommentService({ knex });

        httpRouter.use(
          createRouter({
            httpAuth,
            auditor,
            logger,
            incidents,
            comments,
          }),
        );
        for (const path of openPaths) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }

        registerIncidentActions({
          actionsRegistry,
          auth,
          auditor,
          logger,
          incidents,
        });
        registerIncidentPermissions({
          auth,
          catalog,
          knex,
          permissionsRegistry,
        });
      },
    });
  },
});
