import { DatabaseService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Brings a plugin's tables to the newest migration, safely when several replicas
 * start at once.
 *
 * Knex alone is not safe there: replicas that start on an empty database collide
 * while creating Knex's own tables. On PostgreSQL an advisory lock makes them
 * take turns. It is polled and never waited for inside PostgreSQL, because a
 * waiting session and `CREATE INDEX CONCURRENTLY` wait for each other for ever.
 *
 * Does nothing when the database service says `migrations.skip`.
 *
 * @param database - the plugin's database service
 * @param options - `directory`: absolute path of the migrations;
 *   `timeoutMs`: how long to wait for another replica, in milliseconds, 5 minutes
 *   unless given
 * @throws ServiceUnavailableError when another replica held the lock all that time
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function migrate(
  database: DatabaseService,
  options: { directory: string; timeoutMs?: number },
): Promise<void> {
  if (database.migrations?.skip) {
    return;
  }
  const { directory, timeoutMs = 5 * 60_000 } = options;
  const knex = await database.getClient();

  if (knex.client.config.client !== 'pg') {
    await knex.migrate.latest({ directory });
  } else if (knex.client.pool.max > 1) {
    await migrateBesideLock(knex, directory, timeoutMs);
  } else {
    await migrateInsideLock(knex, directory, timeoutMs);
  }
}

// The lock is one for each schema, for plugins that share a database by schema.
// Without a schema the migrations are left to say so.
const LOCK_KEY = `hashtext('backend-runtime.migrate'), hashtext(coalesce(current_schema(), ''))`;

// The lock belongs to a connection of its own, so that no transaction is open
// around the migrations and they may build indexes concurrently.
async function migrateBesideLock(
  knex: Knex,
  directory: string,
  timeoutMs: number,
) {
  const connection = await knex.client.acquireConnection();
  const query = (sql: string) => knex.raw(sql).connection(connection);
  try {
    await poll(timeoutMs, () =>
      query(`select pg_try_advisory_lock(${LOCK_KEY}) as locked`),
    );
    try {
      await knex.migrate.latest({ directory });
    } finally {
      await query(`select pg_advisory_unlock(${LOCK_KEY})`);
    }
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

// With a pool of one there is no second connection, so lock and migrations share
// a transaction, in which PostgreSQL refuses to build indexes concurrently.
async function migrateInsideLock(
  knex: Knex,
  directory: string,
  timeoutMs: number,
) {
  await knex.transaction(async trx => {
    await poll(timeoutMs, () =>
      trx.raw(`select pg_try_advisory_xact_lock(${LOCK_KEY}) as locked`),
    );
    await trx.migrate.latest({ directory });
  });
}

async function poll(
  timeoutMs: number,
  tryLock: () => PromiseLike<{ rows: { locked: boolean }[] }>,
) {
  const deadline = Date.now() + timeoutMs;
  while (!(await tryLock()).rows[0].locked) {
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        `Another replica has been migrating this plugin's database for ${timeoutMs} ms; look in pg_stat_activity for what holds it up, then restart`,
      );
    }
    await sleep(50);
  }
}
