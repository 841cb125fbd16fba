import type { Knex } from 'knex';
import type { Recording } from './Recording.ts';
import { recordingKnex } from './recordingKnex.ts';
import type { Tables } from './Tables.ts';

/** What a file of a migration exports. */
export interface Migration {
  up?(knex: Knex): unknown;
  config?: { transaction?: boolean };
}

/**
 * Runs a migration as Knex would, and records what it sends.
 *
 * @param knexFactory - of the Knex that runs it
 * @param tables - what earlier migrations left; this one changes it
 * @param load - loads the migration
 */
export async function recordMigration(
  knexFactory: (config: Knex.Config) => Knex,
  tables: Tables,
  load: () => Promise<Migration | undefined>,
): Promise<Recording> {
  const recording: Recording = { statements: [] };
  const knex = recordingKnex(knexFactory, tables, statement =>
    recording.statements.push(statement),
  );
  tables.startMigration();
  try {
    await run(knex, await load());
  } catch (error) {
    recording.error = error instanceof Error ? error.message : String(error);
  }
  return recording;
}

async function run(knex: Knex, migration: Migration | undefined) {
  if (typeof migration?.up !== 'function') {
    throw new Error('it exports no function "up"');
  }
  const up = async (connection: Knex) => migration.up!(connection);
  await (migration.config?.transaction === false
    ? up(knex)
    : knex.transaction(up));
}
