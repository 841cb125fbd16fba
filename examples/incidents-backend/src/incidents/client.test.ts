import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import {
  IncidentsService,
  incidentsServiceRef,
} from '@internal/plugin-incidents-node';
import { jsonTypes } from '@stagecraft/backend-runtime';
import express from 'express';
import { createIncident, incident } from './__fixtures__/incidents';
import { IncidentService } from './IncidentService';
import { createIncidentRoutes } from './routes';

const user = mockCredentials.user('user:default/alice');
const options = { credentials: user };
const patch = { title: createIncident.title };

describe('client of incidents, in another plugin', () => {
  const served = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<IncidentService>;
  let incidents: IncidentsService;

  // What the service is called with on behalf of the user.
  const asUser = (more: object = {}) =>
    expect.objectContaining({
      credentials: expect.objectContaining({ principal: user.principal }),
      ...more,
    });

  beforeAll(async () => {
    const plugin = createBackendPlugin({
      pluginId: 'incidents',
      register(env) {
        env.registerInit({
          deps: {
            httpAuth: coreServices.httpAuth,
            httpRouter: coreServices.httpRouter,
          },
          async init({ httpAuth, httpRouter }) {
            httpRouter.use(express.json({ type: jsonTypes }));
            httpRouter.use(
              createIncidentRoutes({ httpAuth, incidents: served }),
            );
          },
        });
      },
    });
    const caller = createBackendPlugin({
      pluginId: 'caller',
      register(env) {
        env.registerInit({
          deps: { client: incidentsServiceRef },
          async init({ client }) {
            incidents = client;
          },
        });
      },
    });
    await startTestBackend({ features: [plugin, caller] });
  });

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('creates on behalf of the user, with a key that tells retries', async () => {
    served.create.mockResolvedValue(incident);

    expect(await incidents.create(createIncident, options)).toEqual(incident);
    await incidents.create(createIncident, {
      ...options,
      idempotencyKey: 'key-1',
    });

    for (const key of [expect.any(String), 'key-1']) {
      expect(served.create).toHaveBeenCalledWith(
        createIncident,
        asUser({ idempotency: expect.objectContaining({ key }) }),
      );
    }
  });

  it('gets', async () => {
    served.get.mockResolvedValue(incident);

    expect(await incidents.get(incident.id, options)).toEqual(incident);
    expect(served.get).toHaveBeenCalledWith(incident.id, asUser());
  });

  it('gets and lists with what is expanded', async () => {
    served.get.mockResolvedValue(incident);
    served.list.mockResolvedValue({ items: [incident], pageInfo: {} });

    await incidents.get(incident.id, { ...options, expand: 'service' });
    await incidents.list({ expand: ['service'] }, options);

    expect(served.get).toHaveBeenCalledWith(
      incident.id,
      asUser({ expand: ['service'] }),
    );
    expect(served.list).toHaveBeenCalledWith(
      expect.objectContaining({ expand: ['service'] }),
      asUser(),
    );
  });

  it('lists page after page', async () => {
    const nextCursor = Buffer.from(incident.id).toString('base64url');
    const first = { items: [incident], pageInfo: { nextCursor } };
    const last = { items: [], pageInfo: {} };
    served.list.mockResolvedValueOnce(first).mockResolvedValueOnce(last);

    const pages = [];
    for await (const page of incidents.pages({ limit: 1 }, options)) {
      pages.push(page);
    }

    expect(pages).toEqual([first, last]);
    expect(served.list).toHaveBeenLastCalledWith(
      expect.objectContaining({ limit: 1, cursor: incident.id }),
      asUser(),
    );
  });

  it('updates and deletes the version that is meant', async () => {
    served.update.mockResolvedValue(incident);
    const change = { ...options, ifMatch: 3 };

    expect(await incidents.update(incident.id, patch, change)).toEqual(
      incident,
    );
    expect(await incidents.delete(incident.id, change)).toBeUndefined();

    const asked = asUser({ ifMatch: [3] });
    expect(served.update).toHaveBeenCalledWith(incident.id, patch, asked);
    expect(served.delete).toHaveBeenCalledWith(incident.id, asked);
  });

  it('throws what the plugin answers', async () => {
    served.get.mockRejectedValue(new NotFoundError('There is none'));

    await expect(incidents.get(incident.id, options)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'There is none' },
    });
  });
});
