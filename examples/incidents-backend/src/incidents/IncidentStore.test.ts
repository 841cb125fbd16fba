import {
  createTestDatabases,
  mockCredentials,
} from '@stagecraft/backend-testkit';
import { Idempotency } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { migrationsDirectory } from '../service/migrations';
import { CreateOptions } from '../service/options';
import { createIncident, minimalIncident } from './__fixtures__/incidents';
import { IncidentStore } from './IncidentStore';
import { CreateIncident, listIncidentsSchema } from './schema';

const unknownId = '01900000-0000-7000-8000-000000000000';
const credentials = mockCredentials.user();
const idempotency: Idempotency = { key: 'key-1', hashes: ['hash-1'] };
const order = 'desc';
const patch = { title: 'title 2' };

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('IncidentStore, %p', databaseId => {
  let knex: Knex;
  let store: IncidentStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    store = new IncidentStore(knex);
  });

  afterEach(async () => {
    await knex('incidents').delete();
  });

  // Each row has unique values of its own, or none.
  const create = (
    input: Partial<CreateIncident> = {},
    options: CreateOptions = { credentials },
  ) => store.create({ ...createIncident, reference: null, ...input }, options);

  const list = async (filters: object) =>
    (await store.list({ limit: 3, order, ...filters }, { credentials })).items;

  it('creates and gets', async () => {
    const created = await store.create(createIncident, { credentials });

    expect(created).toEqual({
      ...createIncident,
      id: expect.any(String),
      version: 1,
      createdAt: expect.any(String),
      createdBy: 'user:default/mock',
      updatedAt: created.createdAt,
    });
    expect(await store.get(created.id, { credentials })).toEqual(created);
    await expect(store.get(unknownId, { credentials })).rejects.toThrow(
      'There is no incident',
    );
  });

  it('keeps the longest and largest values as they are', async () => {
    const input = {
      ...createIncident,
      title: '漢'.repeat(255),
      summary: '漢'.repeat(10_000),
      startedAt: '9999-12-31T23:59:59.999Z',
      service: `a:b/${'c'.repeat(63)}`,
      reference: '漢'.repeat(255),
      impactedUsers: 2147483647,
    };

    expect(await store.create(input, { credentials })).toMatchObject(input);
  });

  it('keeps what was left out as null', async () => {
    expect(await store.create(minimalIncident, { credentials })).toMatchObject({
      ...minimalIncident,
      summary: null,
      service: null,
      reference: null,
      impactedUsers: null,
    });
  });

  it('lists pages in either order', async () => {
    const first = await create();
    const second = await create();
    const third = await create();

    const query = { limit: 2, order, count: true } as const;
    const page = await store.list(query, { credentials });
    expect(page.pageInfo.totalItems).toBe(3);
    expect(page.items).toEqual([third, second]);
    const { limit, cursor } = listIncidentsSchema.parse({
      limit: '2',
      cursor: page.pageInfo.nextCursor,
    });
    const next = await store.list({ limit, cursor, order }, { credentials });
    expect(next).toEqual({ items: [first], pageInfo: {} });
    expect(await list({ order: 'asc' })).toEqual([first, second, third]);
  });

  it('narrows a list by who created what, and when', async () => {
    const { id } = await create();
    const past = '2026-01-01T00:00:00.000Z';
    await knex('incidents').update({ created_at: past });
    const first = await store.get(id, { credentials });
    const other = 'user:x/other';
    const second = await create(
      {},
      { credentials: mockCredentials.user(other) },
    );

    expect(await list({ createdBy: first.createdBy })).toEqual([first]);
    expect(await list({ createdBy: [first.createdBy, other] })).toEqual([
      second,
      first,
    ]);
    expect(await list({ createdAtAfter: past })).toEqual([second]);
    expect(await list({ createdAtBefore: second.createdAt })).toEqual([first]);
  });

  it.each([
    ['severity', 'low', 'medium'],
    ['startedAt', '2026-01-01T01:00:00.000Z', '2026-01-02T02:00:00.000Z'],
    ['service', 'component:default/service-1', 'component:default/service-2'],
  ])('narrows a list by %s', async (field, one, another) => {
    const first = await create({ [field]: one });
    const second = await create({ [field]: another });

    expect(await list({ [field]: another })).toEqual([second]);
    expect(await list({ [field]: [one, another] })).toEqual([second, first]);
  });

  it.each([
    ['startedAt', '2026-01-01T01:00:00.000Z', '2026-01-02T02:00:00.000Z'],
  ])(
    'narrows a list by %s to what is after and before',
    async (field, low, high) => {
      const first = await create({ [field]: low });
      const second = await create({ [field]: high });
      const after = { [`${field}After`]: low };
      const before = { [`${field}Before`]: high };

      expect(await list(after)).toEqual([second]);
      expect(await list(before)).toEqual([first]);
      expect(await list({ ...after, ...before })).toEqual([]);
    },
  );

  it('updates what is given and clears what is null', async () => {
    const created = await store.create(createIncident, { credentials });
    const past = '2026-01-01T00:00:00.000Z';
    await knex('incidents').update({ created_at: past, updated_at: past });

    const updated = await store.update(
      created.id,
      { ...patch, summary: null },
      { credentials, ifMatch: [1] },
    );

    expect(updated).toEqual({
      ...created,
      ...patch,
      summary: null,
      version: 2,
      createdAt: past,
      updatedAt: expect.not.stringMatching(past),
    });
    await expect(
      store.update(unknownId, patch, { credentials }),
    ).rejects.toThrow('There is no incident');
  });

  it('deletes, also what is gone already', async () => {
    const { id } = await create();

    const options = { credentials, ifMatch: [1] };
    expect(await store.delete(id, options)).toBe(true);
    expect(await store.delete(id, options)).toBe(false);

    await expect(store.get(id, { credentials })).rejects.toThrow(
      'There is no incident',
    );
  });

  it('changes nothing when the version is not the expected one', async () => {
    const created = await create();
    const options = { credentials, ifMatch: [2, 3] };

    await expect(
      store.update(created.id, patch, options),
    ).rejects.toMatchObject({ statusCode: 412 });
    await expect(store.delete(created.id, options)).rejects.toMatchObject({
      statusCode: 412,
    });
    expect(await store.get(created.id, { credentials })).toEqual(created);
  });

  it('refuses a unique value that is taken', async () => {
    await store.create(createIncident, { credentials });
    const { id } = await create();

    const takenReference = { reference: createIncident.reference };
    await expect(create(takenReference)).rejects.toThrow('Another incident');
    await expect(
      store.update(id, takenReference, { credentials }),
    ).rejects.toThrow('Another incident');
  });

  it('creates once for each idempotency key', async () => {
    const options = { credentials, idempotency };
    const created = await store.create(createIncident, options);

    expect(await store.create(createIncident, options)).toEqual(created);
    const changed: Idempotency = { key: 'key-1', hashes: ['another'] };
    const reused = create({}, { credentials, idempotency: changed });
    await expect(reused).rejects.toThrow('Idempotency-Key');
    const other = { ...options, credentials: mockCredentials.user('user:x/y') };
    const theirs = await create({}, other);
    expect(theirs.id).not.toBe(created.id);
    expect(await create({}, other)).toEqual(theirs);

    await store.delete(created.id, { credentials });
    const { id } = await store.create(createIncident, options);
    expect(id).not.toBe(created.id);
  });

  it('checks what is created, and no retry of that', async () => {
    const check = jest.fn();
    const options = { credentials, idempotency, check };
    const created = await store.create(createIncident, options);
    check.mockRejectedValue(new Error('gone since'));

    expect(await store.create(createIncident, options)).toEqual(created);
    await expect(create({}, { credentials, check })).rejects.toThrow('gone');
    expect(await list({})).toEqual([created]);
  });

  it('knows a retry of what an earlier release stored', async () => {
    const created = await create({}, { credentials, idempotency });
    const later: Idempotency = { key: 'key-1', hashes: ['now', 'hash-1'] };

    const retried = await create({}, { credentials, idempotency: later });
    expect(retried).toEqual(created);
  });

  describe('with constraints made by hand', () => {
    const refused = mockCredentials.user('user:x/refused');
    const columns = ['created_by', 'title'];

    beforeAll(async () => {
      await knex.schema.alterTable('incidents', table => {
        table.unique(columns, { indexName: 'by_hand_unique' });
      });
      // SQLite adds a check only together with a column.
      await knex.raw(
        `ALTER TABLE "incidents" ADD by_hand integer CHECK (
          by_hand IS NULL AND version < 3 AND created_by <> 'user:x/refused'
        )`,
      );
    });

    afterAll(async () => {
      await knex.schema.alterTable('incidents', table => {
        table.dropColumn('by_hand');
        table.dropUnique([], 'by_hand_unique');
      });
    });

    it('answers a conflict, after few queries', async () => {
      await create(patch);
      const { id } = await create();
      const queries = jest.fn();
      knex.on('query', queries);
      const options = { credentials, idempotency };

      for (const conflict of [
        () => create(patch),
        () => create(patch, options),
        () => store.update(id, patch, { credentials }),
      ]) {
        await expect(conflict()).rejects.toThrow('Another incident has');
      }
      expect(queries.mock.calls.length).toBeLessThan(10);
    });

    it('refuses what a check refuses', async () => {
      const { id } = await create();
      await store.update(id, patch, { credentials });

      for (const bad of [
        () => create({}, { credentials: refused }),
        () => store.update(id, patch, { credentials }),
      ]) {
        await expect(bad()).rejects.toMatchObject({ name: 'InputError' });
      }
    });
  });
});
