import { TestDatabases } from '@backstage/backend-test-utils';

// 17 is what Backstage's test utils before 1.10.0 know as the newest.
const VERSIONS = ['18', '17'] as const;

/** What Backstage's test utils call a PostgreSQL. */
export type PostgresId = `POSTGRES_${(typeof VERSIONS)[number]}`;

/**
 * Finds by which name the test utils of a repository know PostgreSQL, the newest that
 * they have, and tells them that the server of these tests is to be found by it. Older
 * ones have no name for 18, and whatever they call 17 runs on it.
 *
 * @param connection - the connection string of the server
 * @throws Error if they know none
 */
export function knownPostgres(connection: string): PostgresId {
  for (const version of VERSIONS) {
    const variable = `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`;
    const given = process.env[variable];
    process.env[variable] = connection;
    const id = `POSTGRES_${version}` as const;
    if (TestDatabases.create({ ids: [id] }).supports(id)) {
      return id;
    }
    restore(variable, given);
  }
  throw new Error(
    `The @backstage/backend-test-utils that is installed knows neither ${VERSIONS.map(version => `PostgreSQL ${version}`).join(' nor ')}; install 1.7.0 or later.`,
  );
}

function restore(variable: string, value: string | undefined): void {
  if (value === undefined) {
    delete process.env[variable];
  } else {
    process.env[variable] = value;
  }
}
