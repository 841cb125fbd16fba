import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import express from 'express';
import { http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import request from 'supertest';
import { config } from '../__fixtures__/config';
import {
  baseUrl,
  registryEntity,
  registryHandlers,
} from './__testUtils__/registry';
import { createRegistryClient } from './createRegistryClient';
import { createRegistryEntities } from './RegistryEntities';
import { createRegistryRoutes } from './routes';

const path = '/entities/component/default/sample-registry/registry';

// The plugin itself is called, too.
const toPlugin = http.all(/^http:\/\/127\.0\.0\.1/, () => passthrough());
const server = setupServer(toPlugin, ...registryHandlers);
registerMswTestHooks(server);

let asked: string[] = [];
server.events.on('request:start', ({ request: { url } }) => {
  if (url.startsWith(baseUrl)) {
    asked.push(url);
  }
});

/** Calls the routes, in a catalog whose entity may have another annotation. */
function call({
  annotation = 'team/sample',
  url = path,
  credentials = mockCredentials.user.header(),
}) {
  const { metadata } = registryEntity;
  const entity = {
    ...registryEntity,
    metadata: {
      ...metadata,
      annotations: { 'example.com/repository': annotation },
    },
  };
  const registryEntities = createRegistryEntities({
    catalog: catalogServiceMock({ entities: [entity] }),
    registry: createRegistryClient({
      logger: mockServices.logger.mock(),
      rootConfig: mockServices.rootConfig({ data: config }),
    }),
  });
  const httpAuth = mockServices.httpAuth({
    defaultCredentials: mockCredentials.none(),
  });
  const app = express()
    .use(createRegistryRoutes({ httpAuth, registryEntities }))
    .use(mockErrorHandler());
  return request(app).get(url).set('Authorization', credentials);
}

describe('registry routes', () => {
  beforeEach(() => {
    asked = [];
  });

  it('answer a user with what the registry has of an entity', async () => {
    const { status, body } = await call({});
    expect([status, body]).toEqual([200, { name: 'team/sample' }]);

    const { body: list } = await call({ url: `${path}/versions` });
    expect(list).toEqual({ items: [{ name: 'v2' }, { name: 'v1' }] });
  });

  it.each([
    ['nobody', { credentials: mockCredentials.none.header() }, 401],
    ['a service', { credentials: mockCredentials.service.header() }, 403],
    ['who sees no entity', { url: path.replace('sample', 'none') }, 404],
    ['who asks for no annotation', { annotation: '' }, 404],
    ['who names no entity', { url: path.replace('default', '..%2f') }, 400],
    ['an annotation with dots', { annotation: 'a/../b' }, 400],
    ['an annotation that is encoded', { annotation: 'a%2fb' }, 400],
  ])('refuse %s, and ask nobody', async (_, asking, status) => {
    expect((await call(asking)).status).toBe(status);
    expect(asked).toEqual([]);
  });
});
