import type { Knex } from 'knex';
import type { Statement } from './Recording.ts';
import { RecordingConnection } from './RecordingConnection.ts';
import type { Tables } from './Tables.ts';

/**
 * Makes a Knex that takes itself for one of PostgreSQL, and never connects: it passes
 * on what would be sent, and answers that there are no rows. Whether there is a table
 * or a column it answers by what was sent before.
 *
 * @param knexFactory - of the Knex that runs the migrations
 * @param tables - the tables so far; what is sent changes them
 * @param onStatement - is called with each statement
 */
export function recordingKnex(
  knexFactory: (config: Knex.Config) => Knex,
  tables: Tables,
  onStatement: (statement: Statement) => void,
): Knex {
  const knex = knexFactory({ client: 'pg' });
  // Without `connection` in its configuration Knex has neither a driver nor a pool.
  knex.client.acquireConnection = async () =>
    new RecordingConnection(tables, onStatement);
  knex.client.releaseConnection = async () => {};
  return knex;
}
