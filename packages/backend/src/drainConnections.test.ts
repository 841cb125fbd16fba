import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import Router from 'express-promise-router';
import { EventEmitter, once } from 'node:events';
import { Agent, get, IncomingMessage } from 'node:http';
import { backendWith } from './__testUtils__/backendWith';

// Answers at once, when the test says so, and as the events plugin does.
function pluginOf(requests: EventEmitter) {
  const router = Router();
  router.get('/quick', (_req, res) => {
    res.json({});
  });
  router.get('/slow', async (_req, res) => {
    requests.emit('arrived');
    await once(requests, 'answer');
    res.json({ done: true });
  });
  router.get('/bus', (_req, res) => {
    res.status(202).flushHeaders();
  });
  return createBackendPlugin({
    pluginId: 'events',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          httpRouter.use(router);
          httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
        },
      });
    },
  });
}

async function start(lifecycle: object) {
  const requests = new EventEmitter();
  const plugin = pluginOf(requests);
  const { backend, url } = await backendWith(plugin, lifecycle);
  await backend.start();
  const agent = new Agent({ keepAlive: true });
  const call = async (path: string): Promise<IncomingMessage> => {
    const [response] = await once(
      get(`${url}/api/events/${path}`, { agent }),
      'response',
    );
    return response;
  };
  const stop = async () => {
    await backend.stop();
    agent.destroy();
  };
  return { call, requests, stop };
}

describe('a backend that stops', () => {
  it('tells clients to close from the beginning', async () => {
    const { call, stop } = await start({
      serverShutdownDelay: '200 ms',
      shutdownTimeout: '1 minute',
    });
    const before = await call('quick');
    await before.toArray();

    const stopped = stop();
    const after = await call('quick');

    expect(await after.toArray()).toHaveLength(1);
    expect([before, after].map(({ headers }) => headers.connection)).toEqual([
      'keep-alive',
      'close',
    ]);
    await stopped;
  });

  it('ends what waits for events', async () => {
    const { call, stop } = await start({ shutdownTimeout: '1 minute' });
    const response = await call('bus');

    await stop();

    expect(await response.toArray()).toEqual([]);
  });

  it('answers what it was asked before', async () => {
    const { call, requests, stop } = await start({
      shutdownTimeout: '1 minute',
    });
    const answer = call('slow');
    await once(requests, 'arrived');

    const stopped = stop();
    setTimeout(() => requests.emit('answer'), 100);

    const response = await answer;
    expect(JSON.parse(String(await response.toArray()))).toEqual({
      done: true,
    });
    await stopped;
  });

  it('cuts what takes too long', async () => {
    const { call, requests, stop } = await start({ shutdownTimeout: '100 ms' });
    const answer = call('slow').catch(error => error.code);
    await once(requests, 'arrived');

    await stop();

    expect(await answer).toBe('ECONNRESET');
  });
});
