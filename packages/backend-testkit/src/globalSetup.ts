/**
 * The module that a package names as its `globalSetup` of Jest.
 *
 * @packageDocumentation
 */
import { checkPostgres } from './checkPostgres.ts';
import { CONNECTION_STRING_VARIABLE } from './connectionString.ts';
import { startPostgres } from './startPostgres.ts';

/**
 * Jest's `globalSetup`: gives every test of the run a real PostgreSQL 18.
 *
 * @remarks
 *
 * Jest calls it once a run, also for many projects. The server it starts ends
 * with the Jest process, however that ends. A connection string that is already
 * set is used as it is, and nothing is started.
 *
 * @throws Error if there is no PostgreSQL, so that a run is never green on
 * SQLite alone.
 * @see https://jestjs.io/docs/configuration#globalsetup-string
 * @public
 */
export default async function globalSetup(): Promise<void> {
  // With CI set, TestDatabases would take Docker for granted.
  process.env.BACKSTAGE_TEST_DISABLE_DOCKER = '1';

  const given = process.env[CONNECTION_STRING_VARIABLE];
  if (given) {
    await checkPostgres(given);
  } else {
    process.env[CONNECTION_STRING_VARIABLE] = await startPostgres();
  }
}
