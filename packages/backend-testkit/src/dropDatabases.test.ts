import {
  CONNECTION_STRING_VARIABLE,
  connectAdmin,
} from './connectionString.ts';
import { createTestDatabases } from './createTestDatabases.ts';
import { dropDatabases } from './dropDatabases.ts';

const connectionString = process.env[CONNECTION_STRING_VARIABLE]!;

const databases = createTestDatabases();

describe('dropDatabases', () => {
  it('drops what begins with a prefix, even in use, and nothing else', async () => {
    const used = await databases.init('POSTGRES_18');
    const kept = await databases.init('POSTGRES_18');
    const [usedName, keptName] = await Promise.all(
      [used, kept].map(async knex => {
        const { rows } = await knex.raw('select current_database() as name');
        return rows[0].name as string;
      }),
    );

    await dropDatabases(connectionString, [usedName]);

    const admin = connectAdmin(connectionString);
    const names = await admin('pg_database').pluck('datname');
    await admin.destroy();
    expect(names).not.toContain(usedName);
    expect(names).toContain(keptName);
  });
});
