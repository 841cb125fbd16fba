import { createTestDatabases } from '@stagecraft/backend-testkit';
import { migrationsDirectory as directory } from './service/migrations';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('migrations, %p', databaseId => {
  it('go up, down, and up again', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory });

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('ci_deliveries')).toBe(false);

    await knex.migrate.latest({ directory });
  });
});
