import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { mountedPaths } from '@stagecraft/backend-testkit';
import { inspect } from 'node:util';
import request from 'supertest';
import { auditorFactory, eventsOf } from './__testUtils__/auditEvents';
import { creatorsPolicy } from './__testUtils__/creatorsPolicy';
import { createComment } from './comments/__fixtures__/comments';
import { createIncident } from './incidents/__fixtures__/incidents';
import { incidentsPlugin } from './plugin';
import { openPaths } from './service/authPolicy';

const basePath = '/api/incidents';
const unknownId = '01900000-0000-7000-8000-000000000000';

const callers = {
  none: mockCredentials.none.header(),
  limitedUser: `Bearer ${mockCredentials.limitedUser.token()}`,
  service: mockCredentials.service.header(),
  user: mockCredentials.user.header(),
  owner: mockCredentials.user.header('user:default/owner'),
};
type Caller = keyof typeof callers;

// The status that each caller gets for each documented operation. A write without
// a body is a bad request once its caller has been let in.
const reading = {
  none: 401,
  limitedUser: 401,
  service: 200,
  user: 200,
  owner: 200,
};
const writing = {
  none: 401,
  limitedUser: 401,
  service: 403,
  user: 400,
  owner: 400,
};
const deleting = { ...writing, user: 204, owner: 204 };
const access: Record<string, Record<Caller, number>> = {
  'get /health': {
    none: 200,
    limitedUser: 200,
    service: 200,
    user: 200,
    owner: 200,
  },
  'get /incidents': reading,
  'post /incidents': writing,
  'get /incidents/{id}': reading,
  'patch /incidents/{id}': { ...writing, user: 403, owner: 412 },
  'delete /incidents/{id}': { ...writing, user: 403, owner: 412 },
  'get /comments': reading,
  'post /comments': writing,
  'get /comments/{id}': reading,
  'patch /comments/{id}': writing,
  'delete /comments/{id}': deleting,
};
// Who may change a row is told that it has changed since, and it stays as it is.
const outdated = { 'Content-Type': 'application/json', 'If-Match': '"0"' };
// What is sent where the answer depends on it.
type Input = { headers: Record<string, string>; body: string };
const inputs: Record<string, () => Input> = {
  'patch /incidents/{id}': () => ({
    headers: outdated,
    body: JSON.stringify({ title: 'title 2' }),
  }),
  'delete /incidents/{id}': () => ({ headers: outdated, body: '{}' }),
};

describe('plugin', () => {
  let server: Awaited<ReturnType<typeof startTestBackend>>['server'];

  beforeAll(async () => {
    const backend = await startTestBackend({
      features: [
        incidentsPlugin,
        auditorFactory,
        creatorsPolicy.factory,
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
    const ids = new Map<string, string>();
    const create = async (path: string, input: object) => {
      const { body } = await call('post', `/${path}`, 'owner').send(input);
      ids.set(path, body.id);
    };
    await create('incidents', createIncident);
    await create('comments', {
      ...createComment,
      incident: ids.get('incidents'),
    });

    const answers: typeof access = {};
    for (const operation of operations) {
      const [method, path] = operation.split(' ');
      const [, resource] = path.split('/');
      const statuses = { ...reading };
      for (const caller of Object.keys(callers) as Caller[]) {
        // What others may refer to stays.
        const isDeleted =
          /^delete .*{id}$/.test(operation) && !(operation in inputs);
        const id = isDeleted ? unknownId : ids.get(resource);
        const url = path.replace('{id}', `${id}`);
        const { headers = {}, body = undefined } = inputs[operation]?.() ?? {};
        const sent = call(method, url, caller).set(headers).send(body);
        statuses[caller] = (await sent).status;
      }
      answers[operation] = statuses;
    }

    expect(answers).toEqual(access);
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

  it('records who wrote incidents, and who was refused', async () => {
    const path = '/incidents';
    const row = `${path}/${unknownId}`;
    const events = await eventsOf(
      () => call('delete', row),
      () => call('delete', row, 'service'),
      () => call('patch', row).send({ secret: 'hidden' }),
      () => call('post', path).type('json').send('{"secret": "hidden'),
    );

    const user = 'user:default/mock';
    const service = 'external:test-service';
    const ended = events.flatMap(({ eventId, status, actor, meta }) =>
      status === 'initiated' ? [] : [[eventId, status, actor.actorId, meta]],
    );
    expect(ended).toEqual([
      [
        'incident-mutate',
        'succeeded',
        user,
        { actionType: 'delete', id: unknownId, caller: user, wasThere: false },
      ],
      [
        'incident-mutate',
        'failed',
        service,
        { actionType: 'delete', id: unknownId, status: 403 },
      ],
      [
        'incident-mutate',
        'failed',
        user,
        { actionType: 'update', id: unknownId, status: 400 },
      ],
      [
        'incident-mutate',
        'failed',
        user,
        { actionType: 'create', status: 400 },
      ],
    ]);
    expect(events).toHaveLength(8);
    expect(inspect(events, { depth: null })).not.toMatch(/secret|hidden/);
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
