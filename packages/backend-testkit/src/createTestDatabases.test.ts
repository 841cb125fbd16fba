import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { CONNECTION_STRING_VARIABLE } from './connectionString.ts';
import { createTestDatabases, type PostgresConfig } from './index.ts';

const databases = createTestDatabases();

/** Boots a backend with one plugin and hands out that plugin's database. */
async function startBackend(backend: PostgresConfig): Promise<Knex> {
  let knex: Knex;
  const plugin = createBackendPlugin({
    pluginId: 'probe',
    register(env) {
      env.registerInit({
        deps: { database: coreServices.database },
        async init({ database }) {
          knex = await database.getClient();
        },
      });
    },
  });
  await startTestBackend({
    features: [plugin, mockServices.rootConfig.factory({ data: { backend } })],
  });
  return knex!;
}

describe('createTestDatabases', () => {
  it('offers exactly SQLite and PostgreSQL', () => {
    expect(databases.eachSupportedId()).toEqual([
      ['SQLITE_3'],
      ['POSTGRES_18'],
    ]);
  });

  it.each([
    ['SQLITE_3', 'select sqlite_version() as version', /^3\./],
    ['POSTGRES_18', 'show server_version', /^18\./],
  ] as const)('answers queries, %p', async (id, query, version) => {
    const knex = await databases.init(id);
    const result = await knex.raw(query);
    const [row] = result.rows ?? result;
    expect(Object.values(row)[0]).toMatch(version);
  });

  it.each(databases.eachSupportedId())(
    'holds references as in production, %p',
    async id => {
      const knex = await databases.init(id);
      await knex.schema.createTable('parents', table =>
        table.integer('id').primary(),
      );
      await knex.schema.createTable('children', table =>
        table.integer('parent').references('parents.id'),
      );
      await expect(knex('children').insert({ parent: 7 })).rejects.toThrow(
        /foreign key/i,
      );
    },
  );

  it('lets two backends share a database', async () => {
    const config = databases.postgresConfig();
    const [one, two] = await Promise.all([
      startBackend(config),
      startBackend(config),
    ]);
    await one.schema.createTable('things', table => table.integer('id'));
    await one('things').insert({ id: 7 });
    await expect(two('things').pluck('id')).resolves.toEqual([7]);
  });

  it('gives every configuration databases of its own', async () => {
    const one = await startBackend(databases.postgresConfig());
    const two = await startBackend(databases.postgresConfig());
    await one.schema.createTable('things', table => table.integer('id'));
    await expect(two.schema.hasTable('things')).resolves.toBe(false);
  });

  it('throws without PostgreSQL', () => {
    const connection = process.env[CONNECTION_STRING_VARIABLE];
    delete process.env[CONNECTION_STRING_VARIABLE];
    try {
      expect(() => createTestDatabases()).toThrow(/"globalSetup"/);
    } finally {
      process.env[CONNECTION_STRING_VARIABLE] = connection;
    }
  });
});
