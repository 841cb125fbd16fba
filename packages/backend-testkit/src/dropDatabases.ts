import { connectAdmin } from './connectionString.ts';

/**
 * Drops every database whose name begins with one of the prefixes, also one
 * that is still in use.
 */
export async function dropDatabases(
  connectionString: string,
  prefixes: string[],
): Promise<void> {
  if (prefixes.length === 0) {
    return;
  }
  const knex = connectAdmin(connectionString);
  try {
    const names: string[] = await knex('pg_database').pluck('datname');
    for (const name of names) {
      if (prefixes.some(prefix => name.startsWith(prefix))) {
        await knex.raw('DROP DATABASE IF EXISTS ?? WITH (FORCE)', [name]);
      }
    }
  } finally {
    await knex.destroy();
  }
}
