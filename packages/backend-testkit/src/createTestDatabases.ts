import { randomBytes } from 'node:crypto';
import knexFactory, { type Knex } from 'knex';
import {
  CONNECTION_STRING_VARIABLE,
  connectAdmin,
  connectTo,
} from './connectionString.ts';
import { dropDatabases } from './dropDatabases.ts';

const DROP_TIMEOUT_MS = 60_000;

// As many as Backstage gives each plugin of a test.
const CONNECTIONS = 5;

/**
 * A database that tests run on, by Backstage's name for it.
 *
 * @see https://backstage.io/docs/backend-system/building-plugins-and-modules/testing
 * @public
 */
export type TestDatabaseId = 'SQLITE_3' | 'POSTGRES_18';

const databaseIds: TestDatabaseId[] = ['SQLITE_3', 'POSTGRES_18'];

/**
 * The `backend` section of a configuration whose plugins are on PostgreSQL.
 *
 * @see https://backstage.io/docs/backend-system/core-services/database
 * @public
 */
export type PostgresConfig = {
  /** What Backstage's database service reads. */
  database: {
    /** Knex's name for PostgreSQL. */
    client: 'pg';
    /** A connection string, `postgresql://…`. */
    connection: string;
    /** What the names of the plugins' databases start with. */
    prefix: string;
  };
};

/**
 * What makes the databases of one test file.
 *
 * @see {@link createTestDatabases}
 * @public
 */
export interface PluginTestDatabases {
  /** SQLite and PostgreSQL in the shape of `describe.each` and `it.each`. */
  eachSupportedId(): [TestDatabaseId][];

  /**
   * Creates an empty database and connects to it.
   *
   * @param id - which database
   * @throws Error if the server does not answer
   */
  init(id: TestDatabaseId): Promise<Knex>;

  /**
   * The configuration with which Backstage's own database service gives each
   * plugin a database on PostgreSQL. Backends started with the same one share
   * these databases, as replicas do; the next call gives new ones.
   */
  postgresConfig(): PostgresConfig;
}

/**
 * Empty databases for the tests of one file, on SQLite and on PostgreSQL.
 *
 * @remarks
 *
 * Call it at the top of a test file or of a `describe` block; what it created
 * is dropped when the tests of that file or block have run.
 *
 * @example
 * ```ts
 * const databases = createTestDatabases();
 *
 * describe.each(databases.eachSupportedId())('IncidentStore, %p', id => {
 *   it('starts empty', async () => {
 *     const store = new IncidentStore(await databases.init(id));
 * ```
 *
 * @throws Error if PostgreSQL is not there. `TestDatabases` on its own leaves
 * out what is missing, and the tests are green without it.
 * @see https://backstage.io/docs/backend-system/building-plugins-and-modules/testing
 * @public
 */
export function createTestDatabases(): PluginTestDatabases {
  const connection = process.env[CONNECTION_STRING_VARIABLE];
  if (!connection) {
    throw new Error(
      `No PostgreSQL for these tests: ${CONNECTION_STRING_VARIABLE} is not set. Add "jest": { "globalSetup": "@stagecraft/backend-testkit/globalSetup" } to the package.json of this package.`,
    );
  }
  const knexes: Knex[] = [];
  const prefixes: string[] = [];
  const addPrefix = () => {
    const prefix = `test_${randomBytes(8).toString('hex')}_`;
    prefixes.push(prefix);
    return prefix;
  };
  afterAll(async () => {
    await Promise.all(knexes.map(knex => knex.destroy()));
    await dropDatabases(connection, prefixes);
  }, DROP_TIMEOUT_MS);

  return {
    eachSupportedId: () => databaseIds.map(id => [id]),
    init: async id => {
      const knex =
        id === 'SQLITE_3'
          ? openSqlite()
          : await createPostgres(connection, `${addPrefix()}alone`);
      knexes.push(knex);
      return knex;
    },
    postgresConfig: () => ({
      database: { client: 'pg', connection, prefix: addPrefix() },
    }),
  };
}

function openSqlite(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
}

async function createPostgres(
  connection: string,
  database: string,
): Promise<Knex> {
  const admin = connectAdmin(connection);
  try {
    await admin.raw('create database ??', [database]);
  } finally {
    await admin.destroy();
  }
  return connectTo(connection, database, CONNECTIONS);
}
