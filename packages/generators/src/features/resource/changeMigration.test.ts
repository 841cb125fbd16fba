import { jest } from '@jest/globals';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import knexFactory, { type Knex } from 'knex';
import { evolutions, original } from '../../__testUtils__/evolutions.ts';
import * as evolved from '../../__testUtils__/evolved.ts';
import { latest } from '../../__testUtils__/latest.ts';
import { migrationFolders } from '../../__testUtils__/migrationFolders.ts';
import { tableSchema } from '../../__testUtils__/tableSchema.ts';

jest.setTimeout(120_000);

const { incident, minute } = evolved;
const databases = createTestDatabases();
const migrationsOf = migrationFolders();

// A row with a value in each field of `values`, by column.
const insert = (knex: Knex, id: number, values: object) =>
  knex('incidents').insert({
    id: `01900000-0000-7000-8000-00000000000${id}`,
    version: 1,
    created_at: '2026-01-01T00:00:00.000Z',
    created_by: 'user:default/mock',
    updated_at: '2026-01-01T00:00:00.000Z',
    ...values,
  });

const rows = [
  { title: 'one', severity: 'low', reference: 'r1', summary: 's' },
  { title: 'two', severity: 'high', reference: null, summary: null },
];

type Schema = Awaited<ReturnType<typeof tableSchema>>;

// A column that comes back has a default, for the rows that are there.
const withoutDefaults = ({ columns, ...others }: Schema) => ({
  columns: columns.map(
    ({ dflt_value: _, value: __, ...column }: Record<string, unknown>) =>
      column,
  ),
  ...others,
});

const databaseIds = databases.eachSupportedId();

describe.each(databaseIds)('the migration of a change, %p', databaseId => {
  const filled = async () => {
    const knex = await databases.init(databaseId);
    await latest(knex, await migrationsOf([incident(original)]));
    await insert(knex, 1, rows[0]);
    await insert(knex, 2, rows[1]);
    return knex;
  };
  const schemaOf = async (fields: string[]) => {
    const knex = await databases.init(databaseId);
    await latest(knex, await migrationsOf([incident(fields)]));
    return tableSchema(knex, 'incidents');
  };

  it.each(evolutions)('%s, and takes it back', async (_, changes, fields) => {
    const wanted = await schemaOf(fields);
    const knex = await filled();
    const before = await tableSchema(knex, 'incidents');
    const directory = await migrationsOf([incident(original, ...changes)]);

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
    expect(await knex('incidents')).toHaveLength(2);

    await knex.migrate.rollback({ directory });
    expect(withoutDefaults(await tableSchema(knex, 'incidents'))).toEqual(
      withoutDefaults(before),
    );
    expect(await knex('incidents')).toHaveLength(2);

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
  });

  it('keeps values over a rename, there and back', async () => {
    const knex = await filled();
    const directory = await migrationsOf([
      incident(original, {
        rename: { title: 'headline', reference: 'externalId' },
      }),
    ]);
    const select = (...columns: string[]) =>
      knex('incidents').select(columns).orderBy('id');

    await latest(knex, directory);
    expect(await select('headline', 'external_id')).toEqual([
      { headline: 'one', external_id: 'r1' },
      { headline: 'two', external_id: null },
    ]);
    await knex.migrate.rollback({ directory });
    expect(await select('title', 'reference')).toEqual([
      { title: 'one', reference: 'r1' },
      { title: 'two', reference: null },
    ]);
  });

  it('gives what was required a value when it comes back', async () => {
    const knex = await filled();
    const directory = await migrationsOf([
      incident(original, { remove: ['severity', 'title'] }),
    ]);
    await latest(knex, directory);
    await knex.migrate.rollback({ directory });
    expect(await knex('incidents').select('title', 'severity')).toEqual([
      { title: 'title 1', severity: 'low' },
      { title: 'title 1', severity: 'low' },
    ]);
  });

  it('goes on when it was killed before it was recorded', async () => {
    const add = ['priority:integer?:index', 'slug:string?:unique'];
    const wanted = await schemaOf(['severity:string?', ...add]);
    const knex = await databases.init(databaseId);
    const first = await migrationsOf([incident(['gravity:string?'])]);
    await latest(knex, first);
    const directory = await migrationsOf([
      incident(['gravity:string?'], { rename: { gravity: 'severity' }, add }),
    ]);
    await latest(knex, directory);
    await knex('knex_migrations').where('id', 2).delete();

    await latest(knex, directory);
    expect(await tableSchema(knex, 'incidents')).toEqual(wanted);
  });

  it('drops the table of a resource that is gone, and makes it again', async () => {
    const change = { remove: ['summary'], add: ['note:text?'] };
    const entry = incident(original, change);
    const knex = await filled();
    await latest(knex, await migrationsOf([entry]));
    const before = await tableSchema(knex, 'incidents');
    const directory = await migrationsOf(
      [],
      [{ ...entry, removedAt: minute(9) }],
    );

    await latest(knex, directory);
    expect(await knex.schema.hasTable('incidents')).toBe(false);
    await knex.migrate.rollback({ directory });
    expect(await tableSchema(knex, 'incidents')).toEqual(before);
  });
});

describe('on PostgreSQL', () => {
  const indexed = incident(original, {
    add: ['priority:integer?:index', 'slug:string?:unique'],
    remove: ['severity'],
  });

  it.each([
    ['three replicas at once', 3, { min: 0, max: 5 }],
    ['a pool of one connection', 1, { min: 0, max: 1 }],
  ])('migrates with %s', async (_, count, pool) => {
    const knex = await databases.init('POSTGRES_18');
    await latest(knex, await migrationsOf([incident(original)]));
    await insert(knex, 1, rows[0]);
    const { client, connection } = knex.client.config;
    const replicas = Array.from({ length: count }, () =>
      knexFactory({ client, connection, pool }),
    );
    const directory = await migrationsOf([indexed]);
    const builds: string[] = [];
    for (const replica of replicas) {
      replica.on('query', ({ sql }) => builds.push(sql));
    }
    try {
      await Promise.all(replicas.map(replica => latest(replica, directory)));
    } finally {
      await Promise.all(replicas.map(replica => replica.destroy()));
    }
    expect(
      builds.filter(sql => /^create .*index concurrently/.test(sql)),
    ).toHaveLength(2);
    const { indexes } = await tableSchema(knex, 'incidents');
    expect(indexes.map(({ name, valid }: any) => [name, valid])).toEqual([
      ['incidents_created_by_idempotency_key_unique', true],
      ['incidents_pkey', true],
      ['incidents_priority_id_index', true],
      ['incidents_reference_unique', true],
      ['incidents_slug_unique', true],
    ]);
  });

  it('builds an index anew whose build failed', async () => {
    const knex = await databases.init('POSTGRES_18');
    await latest(knex, await migrationsOf([incident(original)]));
    await insert(knex, 1, { ...rows[0], reference: null });
    await insert(knex, 2, { ...rows[1], reference: null });
    const build =
      'create unique index concurrently incidents_slug_unique on incidents (version)';
    await expect(knex.raw(build)).rejects.toThrow('could not create');

    await latest(knex, await migrationsOf([indexed]));
    const { indexes } = await tableSchema(knex, 'incidents');
    expect(indexes.every(({ valid }: any) => valid)).toBe(true);
    expect(indexes).toHaveLength(5);
  });
});
