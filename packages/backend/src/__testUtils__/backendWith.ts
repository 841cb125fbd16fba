import { createBackend } from '@backstage/backend-defaults';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { rootHttpRouter } from '../rootHttpRouter';

/** A backend with our router and one plugin, which has not started yet. */
export async function backendWith(plugin: BackendFeature, lifecycle = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const backend = createBackend();
  backend.add(rootHttpRouter);
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: url,
          database: { client: 'better-sqlite3', connection: ':memory:' },
          lifecycle,
          listen: { host: '127.0.0.1', port },
        },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory());
  backend.add(plugin);
  return { backend, url };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
