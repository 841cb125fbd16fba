import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { backendWith } from './__testUtils__/backendWith';

it('answers 503 rather than 404 until every plugin has started', async () => {
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
  const { backend, url } = await backendWith(slowPlugin);

  const started = backend.start();
  try {
    await waiting;
    const early = await fetch(`${url}/api/later/rows/1`);
    expect(early.status).toBe(503);
    expect(await early.json()).toMatchObject({
      error: {
        name: 'ServiceUnavailableError',
        message: 'The backend has not started yet',
      },
    });

    goOn();
    await started;
    expect((await fetch(`${url}/api/later/rows/1`)).status).toBe(404);
  } finally {
    goOn();
    await started;
    await backend.stop();
  }
});
