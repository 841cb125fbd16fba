import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { anotherPool } from '../__testUtils__/anotherPool';
import { migrate } from './migrate';

const databases = createTestDatabases();

const migration = (up: string) => `
  exports.up = async knex => { ${up} };
  exports.down = async () => {};
`;
const createThings = migration(`
  await knex.schema.createTable('things', table => {
    table.integer('id').primary();
    table.integer('size');
  });
`);
const files = {
  first: { '1_things.js': createThings },
  second: {
    '1_things.js': createThings,
    '2_row.js': migration(`await knex('things').insert({ id: 2 });`),
  },
  concurrently: {
    '1_things.js': createThings,
    '2_index.js': migration(`
      await knex.raw('create index concurrently by_size on things (size)');
    `).concat(`exports.config = { transaction: false };`),
  },
  gated: { '1_gated.js': migration(`await knex.raw('table public.gate');`) },
  broken: {
    '1_broken.js': migration(`
      await knex.schema.createTable('broken', table => table.integer('id'));
      throw new Error('This migration is broken');
    `),
  },
};

describe('migrate', () => {
  const folder = createMockDirectory({ content: files });
  const run = (
    knex: Knex,
    directory: keyof typeof files,
    options: { skip?: boolean; timeoutMs?: number } = {},
  ) => {
    const { skip, timeoutMs = 10_000 } = options;
    return migrate(mockServices.database({ knex, migrations: { skip } }), {
      directory: folder.resolve(directory),
      logger: mockServices.logger.mock(),
      timeoutMs,
    });
  };

  beforeAll(() => {
    // Knex reports failing migrations there.
    jest.spyOn(console, 'log').mockImplementation();
  });

  afterAll(() => {
    jest.restoreAllMocks();
  });

  describe.each(databases.eachSupportedId())('on %p', databaseId => {
    it('runs what has not run yet', async () => {
      const knex = await databases.init(databaseId);

      await run(knex, 'first');
      expect(await knex('things')).toEqual([]);

      await run(knex, 'second');
      await run(knex, 'second');
      expect(await knex('things').pluck('id')).toEqual([2]);
    });

    it('does nothing when migrations are to be skipped', async () => {
      const knex = await databases.init(databaseId);

      await run(knex, 'first', { skip: true });

      expect(await knex.schema.hasTable('knex_migrations')).toBe(false);
      expect(await knex.schema.hasTable('things')).toBe(false);
    });

    it('passes on what a migration throws, and leaves nothing behind', async () => {
      const knex = await databases.init(databaseId);

      await expect(run(knex, 'broken')).rejects.toThrow('is broken');
      expect(await knex.schema.hasTable('broken')).toBe(false);

      await run(knex, 'first');
      expect(await knex('things')).toEqual([]);
    });
  });

  describe('with replicas', () => {
    let observer: Knex;
    let replicas: Knex[];

    beforeEach(async () => {
      observer = await databases.init('POSTGRES_18');
      replicas = [];
    });

    afterEach(async () => {
      await Promise.all(replicas.map(replica => replica.destroy()));
    });

    // Pools of their own on one database, as several processes have.
    const startReplicas = (
      ...pools: { max: number; searchPath?: string }[]
    ) => {
      const started = pools.map(pool => anotherPool(observer, pool));
      replicas.push(...started);
      return started;
    };

    const countLocks = async () => {
      const { rows } = await observer.raw(`
        select count(*)::int from pg_locks
        where locktype = 'advisory' and database = (
          select oid from pg_database where datname = current_database()
        )
      `);
      return rows[0].count;
    };

    const untilLocked = async () => {
      while ((await countLocks()) === 0) {
        await sleep(10);
      }
    };

    it.each([
      ['two or more connections each', [2, 5, 5]],
      ['one connection each', [1, 1, 1]],
      ['one or more connections', [1, 2, 5]],
    ])(
      'lets them start at once on an empty database, with %s',
      async (_, maxima) => {
        const started = startReplicas(...maxima.map(max => ({ max })));

        for (let round = 0; round < 20; round++) {
          await Promise.all(started.map(replica => run(replica, 'second')));

          expect(await observer('knex_migrations').pluck('name')).toEqual(
            Object.keys(files.second),
          );
          expect(await observer('things').pluck('id')).toEqual([2]);
          await observer.raw('drop schema public cascade');
          await observer.raw('create schema public');
        }
      },
      60_000,
    );

    it('lets them build an index concurrently', async () => {
      const started = startReplicas({ max: 1 }, { max: 2 }, { max: 5 });

      for (let round = 0; round < 5; round++) {
        await Promise.all(started.map(replica => run(replica, 'concurrently')));

        expect(
          await observer('pg_indexes').where({ indexname: 'by_size' }),
        ).toHaveLength(1);
        await observer.raw('drop schema public cascade');
        await observer.raw('create schema public');
      }
    }, 60_000);

    it.each([[2], [1]])(
      'frees the lock and its connection, with up to %d connections',
      async max => {
        const [replica, other] = startReplicas({ max }, { max });

        await expect(run(replica, 'broken')).rejects.toThrow('is broken');
        expect(replica.client.pool.numUsed()).toBe(0);
        expect(await countLocks()).toBe(0);
        await run(other, 'first', { timeoutMs: 0 });

        expect(other.client.pool.numUsed()).toBe(0);
        expect(await countLocks()).toBe(0);
      },
    );

    it.each([[2], [1]])(
      'says so at once when its schema is missing, with up to %d connections',
      async max => {
        const [lost] = startReplicas({ max, searchPath: 'nowhere' });

        await expect(run(lost, 'first')).rejects.toThrow(
          'no schema has been selected to create in',
        );
      },
    );

    describe('of which one takes long', () => {
      let gate: Knex.Transaction;

      // A migration that reads this table waits for the end of the transaction.
      beforeEach(async () => {
        await observer.raw('create table gate ()');
        gate = await observer.transaction();
        await gate.raw('lock table gate');
      });

      afterEach(async () => {
        if (!gate.isCompleted()) {
          await gate.commit();
        }
      });

      it.each([[2], [1]])(
        'gives up after timeoutMs, with up to %d connections',
        async max => {
          const [slow, waiter] = startReplicas({ max }, { max });
          const running = run(slow, 'gated');
          await untilLocked();

          const start = Date.now();
          await expect(
            run(waiter, 'gated', { timeoutMs: 200 }),
          ).rejects.toThrow(ServiceUnavailableError);
          expect(Date.now() - start).toBeGreaterThanOrEqual(200);
          expect(waiter.client.pool.numUsed()).toBe(0);

          await gate.commit();
          await running;
          await run(waiter, 'gated', { timeoutMs: 200 });
        },
      );

      it('does not keep plugins in other schemas waiting', async () => {
        await observer.raw('create schema one');
        await observer.raw('create schema two');
        const [one, two] = startReplicas(
          { max: 2, searchPath: 'one' },
          { max: 2, searchPath: 'two' },
        );
        const running = run(one, 'gated');
        await untilLocked();

        await run(two, 'first', { timeoutMs: 200 });

        await gate.commit();
        await running;
        expect(
          await observer('pg_tables')
            .whereIn('tablename', ['things', 'knex_migrations'])
            .orderBy(['schemaname', 'tablename'])
            .select('schemaname', 'tablename'),
        ).toEqual([
          { schemaname: 'one', tablename: 'knex_migrations' },
          { schemaname: 'two', tablename: 'knex_migrations' },
          { schemaname: 'two', tablename: 'things' },
        ]);
      });
    });
  });
});
