import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { hashBody } from '@stagecraft/backend-runtime';
import { createIncident, incident } from './__fixtures__/incidents';
import { IncidentService } from './IncidentService';
import { registerIncidentActions } from './registerIncidentActions';

const credentials = mockCredentials.user();
const { id } = incident;
const whoReads = ['service', 'user'];
const whoWrites = ['user'];

describe('incident actions', () => {
  const incidents = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<IncidentService>;
  const actionsRegistry = actionsRegistryServiceMock();
  const auditor = mockServices.auditor.mock();
  registerIncidentActions({
    actionsRegistry,
    auditor,
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    incidents,
  });

  const invoke = (
    action: string,
    input: any,
    caller: BackstageCredentials = credentials,
  ) =>
    actionsRegistry.invoke({
      id: `test:${action}`,
      input,
      credentials: caller,
    });

  beforeEach(() => {
    jest.resetAllMocks();
  });

  it('tells callers what there is, and what it takes', async () => {
    const { actions } = await actionsRegistry.list();

    expect(actions.map(({ name }) => name)).toEqual([
      'list-incidents',
      'get-incident',
      'create-incident',
      'update-incident',
    ]);
    for (const { schema } of actions) {
      expect(schema.input).toMatchObject({
        type: 'object',
        additionalProperties: false,
      });
      expect(schema.output).toMatchObject({ type: 'object' });
    }
  });

  it('lists', async () => {
    const page = { items: [incident], pageInfo: {} };
    incidents.list.mockResolvedValue(page);

    const { output } = await invoke('list-incidents', { limit: 1 });

    expect(output).toEqual(page);
    expect(incidents.list).toHaveBeenCalledWith(
      { limit: 1, order: 'desc' },
      { credentials },
    );
  });

  it('gets', async () => {
    incidents.get.mockResolvedValue(incident);

    const { output } = await invoke('get-incident', { id: id.toUpperCase() });

    expect(output).toEqual(incident);
    expect(incidents.get).toHaveBeenCalledWith(id, { credentials });
  });

  it('expands what it gets, when asked', async () => {
    incidents.get.mockResolvedValue(incident);

    await invoke('get-incident', { id, expand: ['service'] });

    expect(incidents.get).toHaveBeenCalledWith(id, {
      credentials,
      expand: ['service'],
    });
  });

  it('creates', async () => {
    incidents.create.mockResolvedValue(incident);

    const { output } = await invoke('create-incident', {
      incident: createIncident,
      idempotencyKey: 'key-1',
    });

    expect(output).toEqual(incident);
    expect(incidents.create).toHaveBeenCalledWith(createIncident, {
      credentials,
      idempotency: {
        key: 'key-1',
        hashes: [hashBody(createIncident), expect.any(String)],
      },
    });
  });

  it('updates', async () => {
    const updated = { ...incident, version: 2 };
    incidents.update.mockResolvedValue(updated);
    const patch = createIncident;

    const { output } = await invoke('update-incident', {
      id,
      patch,
      version: 1,
    });

    expect(output).toEqual(updated);
    expect(incidents.update).toHaveBeenCalledWith(id, patch, {
      credentials,
      ifMatch: [1],
    });
  });

  it.each([
    ['list-incidents', {}, incidents.list, whoReads],
    ['get-incident', { id }, incidents.get, whoReads],
    [
      'create-incident',
      { incident: createIncident },
      incidents.create,
      whoWrites,
    ],
    [
      'update-incident',
      { id, patch: createIncident },
      incidents.update,
      whoWrites,
    ],
  ])(
    'offers %s to those who may call it',
    async (action, input, method, who) => {
      const callers = {
        none: mockCredentials.none(),
        service: mockCredentials.service(),
        user: credentials,
      };
      for (const [caller, itsCredentials] of Object.entries(callers)) {
        method.mockReset();
        const answer = await invoke(action, input, itsCredentials).then(
          () => 'served',
          error => error.name,
        );

        const isAllowed = who.includes(caller);
        expect([caller, answer]).toEqual([
          caller,
          isAllowed ? 'served' : 'NotAllowedError',
        ]);
        expect(method).toHaveBeenCalledTimes(isAllowed ? 1 : 0);
      }

      // Callers learn nothing of what nobody foresaw.
      method.mockRejectedValue(new Error('secret'));
      await expect(invoke(action, input)).rejects.toThrow(
        /^An unexpected error occurred$/,
      );
    },
  );

  it.each([
    ['list-incidents', 'limit', { limit: 101 }],
    ['list-incidents', 'unknown', { unknown: 1 }],
    ['get-incident', 'id', { id: '1' }],
    [
      'create-incident',
      'incident.title',
      { incident: { ...createIncident, title: '' } },
    ],
    [
      'create-incident',
      'idempotencyKey',
      { incident: createIncident, idempotencyKey: 'a b' },
    ],
    ['update-incident', 'patch', { id, patch: {} }],
    ['update-incident', 'patch.title', { id, patch: { title: '' } }],
    ['update-incident', 'version', { id, patch: createIncident, version: 0 }],
  ])('refuses to %s with a bad %s', async (action, path, input) => {
    await expect(invoke(action, input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(path),
    });
  });

  it.each([
    [
      'create-incident',
      'create',
      { incident: { ...createIncident, title: '' } },
    ],
    ['update-incident', 'update', { id, patch: {} }],
  ])('records what %s refuses', async (action, actionType, input) => {
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);

    await expect(invoke(action, input)).rejects.toThrow();

    expect(auditor.createEvent.mock.calls).toMatchObject([
      [
        {
          eventId: 'incident-mutate',
          meta: { actionType, caller: 'user:default/mock' },
        },
      ],
    ]);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });
});
