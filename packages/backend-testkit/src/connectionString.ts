/**
 * The variable from which `TestDatabases` of `@backstage/backend-test-utils`
 * reads where its `POSTGRES_18` is.
 */
export const CONNECTION_STRING_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** What to do where no PostgreSQL can be started; ends every such error. */
export const WAY_OUT = `Or set ${CONNECTION_STRING_VARIABLE} to a PostgreSQL 18 whose user may create databases, e.g. postgresql://postgres:secret@localhost:5432.`;
