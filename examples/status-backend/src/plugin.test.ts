import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { mountedPaths } from '@stagecraft/backend-testkit';
import request from 'supertest';
import { incidentsMock } from './__testUtils__/incidentsMock';
import { statusPlugin } from './plugin';
import { openPaths } from './service/authPolicy';

const basePath = '/api/status';

const callers = {
  none: mockCredentials.none.header(),
  limitedUser: `Bearer ${mockCredentials.limitedUser.token()}`,
  service: mockCredentials.service.header(),
  user: mockCredentials.user.header(),
};
type Caller = keyof typeof callers;

// The status that each caller gets for each documented operation. A write without
// a body is a bad request once its caller has been let in.
const reading = { none: 401, limitedUser: 401, service: 200, user: 200 };
const access: Record<string, Record<Caller, number>> = {
  'get /health': { none: 200, limitedUser: 200, service: 200, user: 200 },
  'get /outages': { ...reading, service: 403 },
};

describe('plugin', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        statusPlugin,
        incidentsMock().factory,
        // By default the mock takes a request without credentials as a user's.
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
      ],
    });
    server = backend.server;
  });

  const call = (method: string, path: string, caller: Caller = 'user') =>
    request(server)
      [method as 'get'](basePath + path)
      .set('Authorization', callers[caller]);

  it('answers each documented operation to those who may call it', async () => {
    const { body: openApi } = await call('get', '/openapi.json', 'service');
    const operations = Object.entries<object>(openApi.paths).flatMap(
      ([path, methods]) =>
        Object.keys(methods).map(
          method => `${method} ${path.slice(basePath.length)}`,
        ),
    );

    const answers: typeof access = {};
    for (const operation of operations) {
      const [method, path] = operation.split(' ');
      const statuses = { ...reading };
      for (const caller of Object.keys(callers) as Caller[]) {
        const url = path;
        statuses[caller] = (await call(method, url, caller)).status;
      }
      answers[operation] = statuses;
    }

    expect(answers).toEqual(access);

    // A route that the document lacks would not be asked.
    const documented = Object.keys(openApi.paths);
    const own = mountedPaths(server, basePath)
      .map(path => path.replaceAll(/:(\w+)/g, '{$1}'))
      .filter(path =>
        ['/outages'].some(start => path.startsWith(basePath + start)),
      );
    expect(documented).toEqual(expect.arrayContaining(own));
  });

  it('asks for credentials wherever authPolicy opens nothing', async () => {
    const paths = mountedPaths(server, basePath).map(path =>
      path.slice(basePath.length),
    );
    expect(paths).toContain('/openapi.json');

    // Where nothing is mounted, no route asks for credentials in its place.
    for (const path of [...paths, ''].flatMap(it => [it, `${it}/nowhere`])) {
      const { status } = await call('get', path, 'none');
      const isOpen = openPaths.some(open => `${path}/`.startsWith(`${open}/`));
      expect([path, status === 401]).toEqual([path, !isOpen]);
    }
  });

  it('answers the health check to anybody', async () => {
    const { status, body } = await call('get', '/health', 'none');
    expect([status, body]).toEqual([200, { status: 'ok' }]);
  });

  it('answers errors in the shape of the framework', async () => {
    const { status, body } = await call('get', '/nowhere');
    expect(status).toBe(404);
    expect(body).toMatchObject({
      error: { name: 'NotFoundError' },
      response: { statusCode: 404 },
    });
  });

  it('answers a malformed body in words of its own', async () => {
    const { status, body } = await call('post', '/nowhere')
      .set('Content-Type', 'application/json')
      .send('{"secret":');

    expect(status).toBe(400);
    expect(body.error).toEqual({
      name: 'InputError',
      message: 'Invalid body: It is not well-formed',
    });
  });
});
