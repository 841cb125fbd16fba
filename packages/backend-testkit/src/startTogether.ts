import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { connectTo } from './connectionString.ts';
import type { PostgresConfig } from './createTestDatabases.ts';

const LONGEST_MS = 30_000;
const STEP_MS = 20;

/**
 * Starts replicas of a plugin which all come to its first migration before any of them
 * runs it, so that each start needs what keeps them from migrating at the same time.
 * Otherwise only those would need it that happen to meet.
 *
 * @param backend - what the replicas are configured with; the plugin's database is there
 * @param pluginId - the plugin, whose migrations Knex runs with tables of its usual names
 * @param starts - each starts a replica
 * @returns what was started, in the same order
 * @throws what a start throws
 * @throws Error if one is over before, or not after half a minute, without a migration
 * @see https://www.postgresql.org/docs/current/index-unique-checks.html
 * @public
 */
export async function startTogether<Replica>(
  backend: PostgresConfig,
  pluginId: string,
  starts: (() => Promise<Replica>)[],
): Promise<Replica[]> {
  const { connection, prefix } = backend.database;
  const knex = connectTo(connection, `${prefix}${pluginId}`, 2);
  try {
    // Who makes a table of this name waits until it is known what becomes of this one.
    const gate = await knex.transaction();
    await gate.raw('create table "knex_migrations" ()');
    const started = Promise.all(starts.map(start => start()));
    try {
      await Promise.race([
        started.then(() => throwNone(pluginId)),
        untilThere(knex, starts.length, pluginId),
      ]);
    } finally {
      await gate.rollback();
    }
    return await started;
  } finally {
    await knex.destroy();
  }
}

// A replica is there that waits for the table, or for the lock of one which does.
async function untilThere(knex: Knex, replicas: number, pluginId: string) {
  for (let waited = 0; waited < LONGEST_MS; waited += STEP_MS) {
    const { rows } = await knex.raw(`
      select count(*)::int from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and state <> 'idle in transaction'
        and query ~ '"knex_migrations"|advisory'
    `);
    if (rows[0].count >= replicas) {
      return;
    }
    await sleep(STEP_MS);
  }
  throwNone(pluginId);
}

function throwNone(pluginId: string): never {
  throw new Error(
    `Not every replica of ${pluginId} came to a migration: the plugin runs its migrations when it starts, and their table is "knex_migrations"`,
  );
}
