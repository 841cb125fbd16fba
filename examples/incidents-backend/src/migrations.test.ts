import {
  createTestDatabases,
  mockCredentials,
} from '@stagecraft/backend-testkit';
import { createComment } from './comments/__fixtures__/comments';
import { CommentStore } from './comments/CommentStore';
import {
  createIncident,
  insertIncident,
} from './incidents/__fixtures__/incidents';
import { IncidentStore } from './incidents/IncidentStore';
import { migrationsDirectory as directory } from './service/migrations';

const credentials = mockCredentials.user();

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('migrations, %p', databaseId => {
  it('go up, down with rows in the tables, and up again', async () => {
    const knex = await databases.init(databaseId);
    const fill = async () => {
      await new IncidentStore(knex).create(createIncident, { credentials });
      await insertIncident(knex, 1);
      await new CommentStore(knex).create(createComment, { credentials });
    };

    await knex.migrate.latest({ directory });
    await fill();

    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('incidents')).toBe(false);
    expect(await knex.schema.hasTable('comments')).toBe(false);

    await knex.migrate.latest({ directory });
    await fill();
  });
});
