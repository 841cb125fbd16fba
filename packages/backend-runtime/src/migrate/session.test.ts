import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { anotherPool } from '../__testUtils__/anotherPool';
import { poolTransactions } from '../__testUtils__/poolTransactions';
import { advisoryLock } from './advisoryLock';
import { migrate } from './migrate';

const databases = createTestDatabases();

describe('the session of migrate', () => {
  const folder = createMockDirectory({
    content: {
      '1_slow.js': `
        exports.up = async knex => {
          await knex.raw('select pg_sleep(0.5)');
          await knex.raw('create table things ()');
          await knex.raw('select pg_sleep(0.5)');
        };
        exports.down = async () => {};
        exports.config = { transaction: process.env.TEST_TRANSACTION === 'yes' };
      `,
    },
  });
  let observer: Knex;
  let knex: Knex;

  beforeEach(async () => {
    observer = await databases.init('POSTGRES_18');
  });

  afterEach(() => knex.destroy());

  const run = () =>
    migrate(mockServices.database({ knex }), {
      directory: folder.path,
      logger: mockServices.logger.mock(),
      timeoutMs: 0,
    });

  describe.each(['yes', 'no'])('with a transaction: %s', transaction => {
    beforeEach(() => {
      process.env.TEST_TRANSACTION = transaction;
      jest.resetModules();
    });

    it.each([
      ['statement_timeout', 'canceling statement due to statement timeout'],
      ['query_timeout', 'Query read timeout'],
    ])('is not cut off by %s, which holds again after', async (limit, text) => {
      const limits = { [limit]: 200, pipeline: true };
      knex = anotherPool(observer, { max: 1, limits });

      await run();

      expect(await observer.schema.hasTable('things')).toBe(true);
      await expect(knex.raw('select pg_sleep(1)')).rejects.toThrow(text);
    });
  });

  describe('behind a pooler that lends it to others', () => {
    let end: () => Promise<unknown>;

    beforeEach(() => {
      knex = anotherPool(observer, { max: 2 });
      end = poolTransactions(knex);
    });

    afterEach(() => end());

    it('is refused before anything is locked or migrated', async () => {
      // The pooler does what else the plugin asks of it.
      await knex.transaction(trx => trx.raw('create table other ()'));

      await expect(run()).rejects.toThrow('pool_mode=session');

      // Other tests lock databases of their own meanwhile.
      const { rows: locks } = await observer.raw(`
        select * from pg_locks where locktype = 'advisory' and database = (
          select oid from pg_database where datname = current_database()
        )
      `);
      expect(locks).toEqual([]);
      expect(await observer('pg_tables').pluck('tablename')).not.toContain(
        'knex_migrations',
      );
    });

    it('is refused when the lock turns out to be somewhere else', async () => {
      const unlock = await advisoryLock(knex, 0);
      const other = await knex.transaction();
      await other.raw('select 1');

      await expect(unlock()).rejects.toThrow('pool_mode=session');

      await other.rollback();
    });
  });
});
