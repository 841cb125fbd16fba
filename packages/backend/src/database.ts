import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { waitForTurn } from './waitForTurn';

/**
 * Backstage's database service, which no plugin gets before it is this replica's turn
 * to start. Backstage's own plugins and services make their tables without a lock, and
 * two first starts at once may leave Knex's lock table so that no later start gets on.
 */
export const database = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
    rootLogger: coreServices.rootLogger,
  },
  async createRootContext({ config, rootLifecycle, rootLogger }) {
    const manager = DatabaseManager.fromConfig(config, {
      rootLifecycle,
      rootLogger,
    });
    // Any database that all replicas share will do, and every backend has this one.
    const { getClient } = manager.forPlugin('auth', {
      lifecycle: rootLifecycle,
      logger: rootLogger,
    });
    const endTurn = await waitForTurn(await getClient());
    rootLifecycle.addStartupHook(endTurn);
    return manager;
  },
  factory: ({ pluginMetadata, ...deps }, manager) =>
    manager.forPlugin(pluginMetadata.getId(), deps),
});
