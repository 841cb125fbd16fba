/** What a plugin written without the kit does. */
interface BarePlugin {
  id: string;
  /** Absolute path of the migrations of a generated plugin. */
  migrations: string;
  /** Handlers that are added to `router`, with `httpAuth`, `httpRouter` and `knex`. */
  handlers: string;
  /** More imports than those of Backstage and Express. */
  imports?: string;
}

/** A plugin with bare handlers: the code of its package. */
export const barePlugin = ({
  id,
  migrations,
  handlers,
  imports = '',
}: BarePlugin) => `
import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import express from 'express';
${imports}

export default createBackendPlugin({
  pluginId: '${id}',
  register(env) {
    env.registerInit({
      deps: {
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
      },
      async init({ database, httpAuth, httpRouter }) {
        const knex = await database.getClient();
        await knex.migrate.latest({ directory: '${migrations}' });
        const router = express.Router();
${handlers}
        httpRouter.use(router);
      },
    });
  },
});
`;

/**
 * What the list of a generated plugin does and nothing else: credentials, the same
 * query on the same table, JSON.
 */
export const bareList = `
        router.get('/items', async (req, res, next) => {
          try {
            await httpAuth.credentials(req, { allow: ['user', 'service'] });
            const rows = await knex('items').orderBy('id', 'desc').limit(21);
            const items = rows.slice(0, 20);
            res.json({ items, pageInfo: { nextCursor: items[19].id } });
          } catch (error) {
            next(error);
          }
        });`;
