import {
  createTestDatabases,
  mockCredentials,
} from '@stagecraft/backend-testkit';
import { Idempotency } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { migrationsDirectory } from '../service/migrations';
import { CreateOptions } from '../service/options';
import { IncidentStore } from '../incidents/IncidentStore';
import { insertIncident } from '../incidents/__fixtures__/incidents';
import { createComment } from './__fixtures__/comments';
import { CommentStore } from './CommentStore';
import { CreateComment, listCommentsSchema } from './schema';

const unknownId = '01900000-0000-7000-8000-000000000000';
const credentials = mockCredentials.user();
const idempotency: Idempotency = { key: 'key-1', hashes: ['hash-1'] };
const order = 'desc';
const patch = { body: 'body 2' };

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('CommentStore, %p', databaseId => {
  let knex: Knex;
  let store: CommentStore;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    store = new CommentStore(knex);
  });

  beforeEach(async () => {
    await insertIncident(knex, 1);
    await insertIncident(knex, 2);
  });

  afterEach(async () => {
    await knex('comments').delete();
  });

  const create = (
    input: Partial<CreateComment> = {},
    options: CreateOptions = { credentials },
  ) => store.create({ ...createComment, ...input }, options);

  const list = async (filters: object) =>
    (await store.list({ limit: 3, order, ...filters }, { credentials })).items;

  it('creates and gets', async () => {
    const created = await store.create(createComment, { credentials });

    expect(created).toEqual({
      ...createComment,
      id: expect.any(String),
      version: 1,
      createdAt: expect.any(String),
      createdBy: 'user:default/mock',
      updatedAt: created.createdAt,
    });
    expect(await store.get(created.id, { credentials })).toEqual(created);
    await expect(store.get(unknownId, { credentials })).rejects.toThrow(
      'There is no comment',
    );
  });

  it('keeps the longest and largest values as they are', async () => {
    const input = {
      ...createComment,
      body: '漢'.repeat(10_000),
    };

    expect(await store.create(input, { credentials })).toMatchObject(input);
  });

  it('lists pages in either order', async () => {
    const first = await create();
    const second = await create();
    const third = await create();

    const query = { limit: 2, order, count: true } as const;
    const page = await store.list(query, { credentials });
    expect(page.pageInfo.totalItems).toBe(3);
    expect(page.items).toEqual([third, second]);
    const { limit, cursor } = listCommentsSchema.parse({
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
    await knex('comments').update({ created_at: past });
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
    [
      'incident',
      '01900000-0000-7000-8000-000000000001',
      '01900000-0000-7000-8000-000000000002',
    ],
  ])('narrows a list by %s', async (field, one, another) => {
    const first = await create({ [field]: one });
    const second = await create({ [field]: another });

    expect(await list({ [field]: another })).toEqual([second]);
    expect(await list({ [field]: [one, another] })).toEqual([second, first]);
  });

  it('updates what is given', async () => {
    const created = await store.create(createComment, { credentials });
    const past = '2026-01-01T00:00:00.000Z';
    await knex('comments').update({ created_at: past, updated_at: past });

    const updated = await store.update(
      created.id,
      { ...patch },
      { credentials, ifMatch: [1] },
    );

    expect(updated).toEqual({
      ...created,
      ...patch,
      version: 2,
      createdAt: past,
      updatedAt: expect.not.stringMatching(past),
    });
    await expect(
      store.update(unknownId, patch, { credentials }),
    ).rejects.toThrow('There is no comment');
  });

  it('deletes, also what is gone already', async () => {
    const { id } = await create();

    await store.delete(id, { credentials, ifMatch: [1] });
    await store.delete(id, { credentials, ifMatch: [1] });

    await expect(store.get(id, { credentials })).rejects.toThrow(
      'There is no comment',
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

  it.each([{ incident: unknownId }])(
    'refuses to refer to what is not there: %j',
    async missing => {
      const { id } = await create();
      const [name] = Object.keys(missing);

      await expect(create(missing)).rejects.toThrow(name);
      await expect(store.update(id, missing, { credentials })).rejects.toThrow(
        name,
      );
      await expect(create(missing)).rejects.toMatchObject({
        name: 'InputError',
      });
    },
  );

  it('keeps its incident from being deleted', async () => {
    const parentId = '01900000-0000-7000-8000-000000000001';
    const parents = new IncidentStore(knex);
    const { id } = await create({ incident: parentId });
    const deletion = parents.delete(parentId, { credentials });

    await expect(deletion).rejects.toThrow('is still referred to');
    await store.delete(id, { credentials });
    await parents.delete(parentId, { credentials });
  });

  it('creates once for each idempotency key', async () => {
    const options = { credentials, idempotency };
    const created = await store.create(createComment, options);

    expect(await store.create(createComment, options)).toEqual(created);
    const changed: Idempotency = { key: 'key-1', hashes: ['another'] };
    const reused = create({}, { credentials, idempotency: changed });
    await expect(reused).rejects.toThrow('Idempotency-Key');
    const other = { ...options, credentials: mockCredentials.user('user:x/y') };
    const theirs = await create({}, other);
    expect(theirs.id).not.toBe(created.id);
    expect(await create({}, other)).toEqual(theirs);

    await store.delete(created.id, { credentials });
    const { id } = await store.create(createComment, options);
    expect(id).not.toBe(created.id);
  });

  it('checks what is created, and no retry of that', async () => {
    const check = jest.fn();
    const options = { credentials, idempotency, check };
    const created = await store.create(createComment, options);
    check.mockRejectedValue(new Error('gone since'));

    expect(await store.create(createComment, options)).toEqual(created);
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
    const columns = ['created_by', 'body'];

    beforeAll(async () => {
      await knex.schema.alterTable('comments', table => {
        table.unique(columns, { indexName: 'by_hand_unique' });
      });
      // SQLite adds a check only together with a column.
      await knex.raw(
        `ALTER TABLE "comments" ADD by_hand integer CHECK (
          by_hand IS NULL AND version < 3 AND created_by <> 'user:x/refused'
        )`,
      );
    });

    afterAll(async () => {
      await knex.schema.alterTable('comments', table => {
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
        await expect(conflict()).rejects.toThrow('Another comment has');
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
