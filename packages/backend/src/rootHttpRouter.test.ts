import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { AddressInfo, createServer } from 'node:net';
import { rootHttpRouter } from './rootHttpRouter';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

it('answers 503 rather than 404 until every plugin has started', async () => {
  const port = await freePort();
  const api = `http://127.0.0.1:${port}/api`;
  let goOn = () => {};
  const gate = new Promise<void>(resolve => {
    goOn = resolve;
  });
  let isWaiting = () => {};
  const waiting = new Promise<void>(resolve => {
    isWaiting = resolve;
  });
  const slowPlugin = createBackendPlugin({
    pluginId: 'slow',
    register(env) {
      env.registerInit({
        deps: { rootHttpRouter: coreServices.rootHttpRouter },
        async init() {
          isWaiting();
          await gate;
        },
      });
    },
  });
  const backend = createBackend();
  backend.add(rootHttpRouter);
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { host: '127.0.0.1', port },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory());
  backend.add(slowPlugin);

  const started = backend.start();
  try {
    await waiting;
    const early = await fetch(`${api}/later/rows/1`);
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({
      error: {
        name: 'ServiceUnavailableError',
        message: 'The backend has not started yet',
      },
    });

    goOn();
    await started;
    expect((await fetch(`${api}/later/rows/1`)).status).toBe(404);
  } finally {
    goOn();
    await started;
    await backend.stop();
  }
});
