import { parse } from 'pg-connection-string';
import knexFactory, { type Knex } from 'knex';

/**
 * The variable from which `TestDatabases` of `@backstage/backend-test-utils`
 * reads where its `POSTGRES_18` is.
 */
export const CONNECTION_STRING_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** What to do where PostgreSQL cannot be started; ends every such error. */
export const WAY_OUT = `Or set ${CONNECTION_STRING_VARIABLE} to a PostgreSQL 18 whose user may create databases, such as postgresql://postgres:secret@localhost:5432.`;

/**
 * Connects for work on the server as a whole, to the database that every server has
 * for it, whichever one the string names.
 */
export function connectAdmin(connectionString: string): Knex {
  return connectTo(connectionString, 'postgres', 1);
}

/** Connects to one database of the server, by so many connections at most. */
export function connectTo(
  connectionString: string,
  database: string,
  connections: number,
): Knex {
  const parsed = parse(connectionString) as Knex.PgConnectionConfig;
  return knexFactory({
    client: 'pg',
    connection: { ...parsed, database },
    pool: { min: 0, max: connections },
    // Knex also prints the connection errors that it throws.
    log: { warn: () => {} },
  });
}
