import { TestDatabases } from '@backstage/backend-test-utils';
import { CONNECTION_STRING_VARIABLE } from './connectionString.ts';
import { createTestDatabases } from './index.ts';

const { create } = TestDatabases;

/** Stands in for test utils which know only these databases. */
function letKnow(...known: string[]) {
  jest.spyOn(TestDatabases, 'create').mockImplementation(({ ids = [] } = {}) =>
    create.call(TestDatabases, {
      ids: ids.filter(id => known.includes(id)),
    }),
  );
}

describe('createTestDatabases, with older test utils', () => {
  const OLD_VARIABLE = 'BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING';

  describe('that know 17 as the newest', () => {
    letKnow('POSTGRES_17', 'SQLITE_3');
    const databases = createTestDatabases();

    it('runs on the same PostgreSQL', async () => {
      const knex = await databases.init('POSTGRES_18');
      const { rows } = await knex.raw('show server_version');
      expect(rows[0].server_version).toMatch(/^18\./);
      expect(process.env[OLD_VARIABLE]).toBe(
        process.env[CONNECTION_STRING_VARIABLE],
      );
    });
  });

  it('says so where they know no PostgreSQL', () => {
    letKnow('SQLITE_3');
    const given = process.env[OLD_VARIABLE];
    expect(() => createTestDatabases()).toThrow(
      'knows neither PostgreSQL 18 nor PostgreSQL 17',
    );
    expect(process.env[OLD_VARIABLE]).toBe(given);
  });
});
