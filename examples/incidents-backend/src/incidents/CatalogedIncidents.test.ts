import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createIncident, incident } from './__fixtures__/incidents';
import { incidentEntities } from './__testUtils__/entities';
import { CatalogedIncidents } from './CatalogedIncidents';
import { IncidentService } from './IncidentService';

const credentials = mockCredentials.user();
const { id } = incident;
const pageQuery = { limit: 20, order: 'desc' } as const;
const sampleSummary = {
  title: expect.any(String),
  type: 'sample',
  owner: 'group:default/team-a',
};

describe('incidents and the catalog', () => {
  const incidents = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<IncidentService>;
  const inserted = jest.fn();
  const sampleCatalog = catalogServiceMock({ entities: incidentEntities });

  beforeEach(() => {
    jest.resetAllMocks();
    // As the store does with what no earlier request has created.
    incidents.create.mockImplementation(async (_, { check }) => {
      await check();
      inserted();
      return incident;
    });
    incidents.get.mockResolvedValue(incident);
  });

  const withCatalog = (catalog: typeof sampleCatalog = sampleCatalog) =>
    new CatalogedIncidents(incidents, { catalog });

  it('takes what refers to entities that are there', async () => {
    const options = { credentials };
    expect(await withCatalog().create(createIncident, options)).toBe(incident);
    await withCatalog().update(
      id,
      { service: 'component:default/service-1' },
      options,
    );

    expect(incidents.create.mock.calls).toEqual([
      [createIncident, { ...options, check: expect.any(Function) }],
    ]);
    expect(inserted).toHaveBeenCalledTimes(1);
    expect(incidents.update).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'service',
      'component:default/nowhere',
      'There is no entity component:default/nowhere',
    ],
    ['service', 'componentx:default/nowhere', 'got componentx:default/nowhere'],
  ])('refuses %s as %s, and stores nothing', async (field, otherRef, said) => {
    const patch: object = { [field]: otherRef };
    for (const writeIt of [
      () =>
        withCatalog().create({ ...createIncident, ...patch }, { credentials }),
      () => withCatalog().update(id, patch, { credentials }),
    ]) {
      await expect(writeIt()).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(`${field}: `),
      });
      await expect(writeIt()).rejects.toThrow(said);
    }
    expect(inserted).not.toHaveBeenCalled();
    expect(incidents.update).not.toHaveBeenCalled();
  });

  it('asks what else is to be checked, and nothing about what is there', async () => {
    const check = jest.fn().mockRejectedValue(new Error('not so'));
    const create = (name: string) =>
      withCatalog().create(
        { ...createIncident, service: name },
        { credentials, check },
      );
    await expect(create('component:default/service-1')).rejects.toThrow(
      'not so',
    );

    incidents.create.mockResolvedValue(incident);
    expect(await create('component:default/nowhere')).toBe(incident);
    expect(check).toHaveBeenCalledTimes(1);
  });

  it('asks as the caller, about what is written, and else not', async () => {
    const mockCatalog = catalogServiceMock.mock();
    mockCatalog.getEntityByRef.mockResolvedValue(incidentEntities[0]);

    await withCatalog(mockCatalog).update(id, {}, { credentials });
    await withCatalog(mockCatalog).update(
      id,
      { service: null },
      { credentials },
    );
    await withCatalog(mockCatalog).delete(id, { credentials });
    await withCatalog(mockCatalog).get(id, { credentials });
    expect(mockCatalog.getEntityByRef).not.toHaveBeenCalled();
    expect(mockCatalog.getEntitiesByRefs).not.toHaveBeenCalled();

    await withCatalog(mockCatalog).update(
      id,
      { service: 'component:default/service-1' },
      { credentials },
    );
    expect(mockCatalog.getEntityByRef.mock.calls).toEqual([
      ['component:default/service-1', { credentials }],
    ]);
  });

  it('stores nothing, and expands nothing, while the catalog does not answer', async () => {
    const mockCatalog = catalogServiceMock.mock();
    mockCatalog.getEntityByRef.mockRejectedValue(new Error('away'));
    mockCatalog.getEntitiesByRefs.mockRejectedValue(new Error('away'));

    for (const refusedCall of [
      () => withCatalog(mockCatalog).create(createIncident, { credentials }),
      () =>
        withCatalog(mockCatalog).update(
          id,
          { service: 'component:default/service-1' },
          { credentials },
        ),
      () =>
        withCatalog(mockCatalog).get(id, { credentials, expand: 'service' }),
    ]) {
      await expect(refusedCall()).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    }
    expect(inserted).not.toHaveBeenCalled();
    expect(incidents.update).not.toHaveBeenCalled();
  });

  it('expands a page by one call, and says nothing of what the caller does not see', async () => {
    const storedRows = [
      { ...incident, service: 'component:default/service-1' },
      { ...incident, service: 'component:default/nowhere' },
      { ...incident, service: 'component:default/service-1' },
      { ...incident, service: null },
    ];
    incidents.list.mockResolvedValue({ items: storedRows, pageInfo: {} });
    const ownCatalog = catalogServiceMock({ entities: incidentEntities });
    const askedRefs = jest.spyOn(ownCatalog, 'getEntitiesByRefs');

    const query = { ...pageQuery, expand: ['service' as const] };
    const found = await withCatalog(ownCatalog).list(query, { credentials });

    expect(found.items.map(one => one.expanded)).toEqual([
      { service: sampleSummary },
      { service: null },
      { service: sampleSummary },
      { service: null },
    ]);
    expect(askedRefs.mock.calls).toEqual([
      [
        expect.objectContaining({
          entityRefs: [
            'component:default/service-1',
            'component:default/nowhere',
          ],
        }),
        { credentials },
      ],
    ]);
  });

  it('expands one that is read, when asked', async () => {
    const expandedRow = await withCatalog().get(id, {
      credentials,
      expand: ['service'],
    });
    expect(expandedRow).toEqual({
      ...incident,
      expanded: { service: sampleSummary },
    });
    expect(await withCatalog().get(id, { credentials })).toBe(incident);
  });
});
