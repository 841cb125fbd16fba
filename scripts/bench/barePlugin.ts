/**
 * A plugin with one handler, which does what the list of a generated plugin does
 * and nothing else: credentials, the same query on the same table, JSON.
 *
 * @param id - its id
 * @param migrations - absolute path of the migrations of a generated plugin
 */
export const barePlugin = (id: string, migrations: string) => `
import { coreServices, createBackendPlugin } from '@backstage/backend-plugin-api';
import express from 'express';

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
        const app = express();
        app.get('/items', async (req, res, next) => {
          try {
            await httpAuth.credentials(req, { allow: ['user', 'service'] });
            const rows = await knex('items').orderBy('id', 'desc').limit(21);
            const items = rows.slice(0, 20);
            res.json({ items, pageInfo: { nextCursor: items[19].id } });
          } catch (error) {
            next(error);
          }
        });
        httpRouter.use(app);
      },
    });
  },
});
`;
