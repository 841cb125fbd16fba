import type { Knex } from 'knex';
import { connectAdmin, connectTo } from './connectionString.ts';
import {
  createTestDatabases,
  type PostgresConfig,
} from './createTestDatabases.ts';
import { startTogether } from './startTogether.ts';

const databases = createTestDatabases();

const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => ['1_things.js'],
  getMigrationName: name => name,
  getMigration: async () => ({
    up: knex => knex.schema.createTable('things', table => table.integer('id')),
    down: knex => knex.schema.dropTable('things'),
  }),
};

describe('startTogether', () => {
  let backend: PostgresConfig;
  let pools: Knex[];

  beforeEach(async () => {
    backend = databases.postgresConfig();
    pools = [];
    const admin = connectAdmin(backend.database.connection);
    await admin.raw('create database ??', [`${backend.database.prefix}things`]);
    await admin.destroy();
  });

  afterEach(async () => {
    await Promise.all(pools.map(pool => pool.destroy()));
  });

  const start = (migrate: (knex: Knex) => Promise<unknown>) => async () => {
    const { connection, prefix } = backend.database;
    const knex = connectTo(connection, `${prefix}things`, 2);
    pools.push(knex);
    await migrate(knex);
    return knex;
  };
  const unlocked = start(knex => knex.migrate.latest({ migrationSource }));
  const locked = start(knex =>
    knex.transaction(async trx => {
      await trx.raw('select pg_advisory_xact_lock(1)');
      await trx.migrate.latest({ migrationSource });
    }),
  );

  it('lets replicas meet that take no turns', async () => {
    for (let round = 0; round < 5; round++) {
      await expect(
        startTogether(backend, 'things', [unlocked, unlocked, unlocked]),
      ).rejects.toThrow('knex_migrations');
      await Promise.all(pools.map(pool => pool.destroy()));
      const { connection, prefix } = backend.database;
      const knex = connectTo(connection, `${prefix}things`, 1);
      await knex.raw('drop schema public cascade');
      await knex.raw('create schema public');
      await knex.destroy();
    }
  });

  it('starts those that take turns', async () => {
    const [one, two] = await startTogether(backend, 'things', [locked, locked]);

    await one('things').insert({ id: 7 });
    expect(await two('things').pluck('id')).toEqual([7]);
    expect(await two('knex_migrations').pluck('name')).toEqual(['1_things.js']);
  });

  it('passes on why one does not start', async () => {
    const broken = start(() => Promise.reject(new Error('It is broken')));

    await expect(
      startTogether(backend, 'things', [locked, broken]),
    ).rejects.toThrow('It is broken');
  });

  it('refuses replicas that run no migration', async () => {
    const idle = start(knex => knex.raw('select 1'));

    await expect(
      startTogether(backend, 'things', [idle, idle]),
    ).rejects.toThrow('Not every replica of things came to a migration');
  });
});
