import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createRegistryClient } from './registry/createRegistryClient';
import { createRegistryEntities } from './registry/RegistryEntities';
import { openPaths } from './service/authPolicy';
import { createRouter } from './service/router';

/**
 * The registry backend plugin.
 *
 * @public
 */
export const registryPlugin = createBackendPlugin({
  pluginId: 'registry',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        rootConfig: coreServices.rootConfig,
      },
      async init({ catalog, httpAuth, httpRouter, logger, rootConfig }) {
        const registry = createRegistryClient({ logger, rootConfig });
        const registryEntities = createRegistryEntities({ catalog, registry });

        httpRouter.use(
          createRouter({
            httpAuth,
            registryEntities,
          }),
        );
        for (const path of openPaths) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
      },
    });
  },
});
