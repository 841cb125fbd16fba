import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { incidentsServiceRef } from '@internal/plugin-incidents-node';
import { createOutagesService } from './outages/OutagesService';
import { openPaths } from './service/authPolicy';
import { createRouter } from './service/router';

/**
 * The status backend plugin.
 *
 * @public
 */
export const statusPlugin = createBackendPlugin({
  pluginId: 'status',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        incidents: incidentsServiceRef,
      },
      async init({ httpAuth, httpRouter, incidents }) {
        const outages = await createOutagesService({ incidents });

        httpRouter.use(
          createRouter({
            httpAuth,
            outages,
          }),
        );
        for (const path of openPaths) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
      },
    });
  },
});
