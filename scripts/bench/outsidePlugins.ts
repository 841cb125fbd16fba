import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barePlugin } from './barePlugin.ts';
import { pluginFolder, renderPlugin, write } from './plugins.ts';

export const OURS = 'outside';
export const BARE = 'bareoutside';
export const TABLE = 'ci_deliveries';

/** What deliveries are signed with. */
export const SECRET = 'only for benchmarks';

/** The configuration of the plugin, whose registry is at a URL. */
export const configOf = (registry: string) => ({
  APP_CONFIG_outside_registry: JSON.stringify({
    baseUrl: registry,
    token: 'only-for-benchmarks',
  }),
  APP_CONFIG_outside_ci: JSON.stringify({
    secrets: [SECRET],
    // Nothing is handled while storing is measured.
    schedule: { frequency: 'P1D', timeout: 'PT1M', initialDelay: 'PT1H' },
  }),
});

/**
 * Renders a plugin with an integration and a webhook, and gives it a route that passes
 * on what the client reads; and writes one with bare handlers, which do the same work.
 *
 * @returns what the backend adds
 */
export async function outsidePlugins(
  folder: string,
  registry: string,
): Promise<string[]> {
  const name = await renderPlugin(folder, OURS, {
    resources: [],
    features: [
      { feature: 'integration', name: 'registry' },
      {
        feature: 'webhook',
        name: 'ci',
        addedAt: '2026-01-01T00:00:00Z',
        scheme: { preset: 'github' },
        services: [],
      },
    ],
  });
  const plugin = join(folder, pluginFolder(OURS));
  const router = join(plugin, 'src/service/router.ts');
  write(
    router,
    readFileSync(router, 'utf8')
      .replace('const { httpAuth', 'const { registry, httpAuth')
      .replace(
        '  router.use(req =>',
        `  router.get('/item', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(await registry.getItem('sample'));
  });

$&`,
      ),
  );
  write(
    join(folder, 'packages/backend/src/benchOutside.ts'),
    barePlugin({
      id: BARE,
      migrations: join(plugin, 'migrations'),
      handlers: bareHandlers(registry),
      imports: "import { v7 as uuid } from 'uuid';",
    }),
  );
  return [name, './benchOutside'];
}

const bareHandlers = (registry: string) => `
        router.get('/item', async (req, res, next) => {
          try {
            await httpAuth.credentials(req, { allow: ['user', 'service'] });
            const response = await fetch('${registry}/items/sample', {
              headers: { authorization: 'Bearer only-for-benchmarks' },
            });
            res.json(await response.json());
          } catch (error) {
            next(error);
          }
        });
        router.post('/webhooks/ci', express.text({ type: '*/*' }), async (req, res, next) => {
          try {
            const id = req.header('x-github-delivery');
            const now = new Date().toISOString();
            await knex('${TABLE}').insert({
              id: uuid(),
              delivery_id: id,
              event: null,
              body: req.body,
              status: 'pending',
              tries: 0,
              next_try_at: now,
              received_at: now,
            });
            res.status(202).json({ id });
          } catch (error) {
            next(error);
          }
        });
        httpRouter.addAuthPolicy({ path: '/webhooks/ci', allow: 'unauthenticated' });`;
