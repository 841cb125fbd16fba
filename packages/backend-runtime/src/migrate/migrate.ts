import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { advisoryLock } from './advisoryLock';
import { runMigrations } from './runMigrations';
import { withSession } from './session';

/**
 * Brings a plugin's tables to the newest migration, safely when several replicas
 * start at once, and also when a newer release has migrated already.
 *
 * Knex alone is not safe there: replicas that start on an empty database collide
 * while creating Knex's own tables, and a replica that restarts during a rollout
 * takes the migrations of the next release for a corrupt directory. On PostgreSQL an
 * advisory lock makes replicas take turns; lock and migrations share one connection,
 * and no time limit of the database service cuts a migration off. Migrations that
 * the database has beyond the newest file are left alone, and named in the log.
 *
 * Does nothing when the database service says `migrations.skip`.
 *
 * @param database - the plugin's database service
 * @param options - `directory`: absolute path of the migrations; `logger`: is told
 *   of migrations of a newer release; `timeoutMs`: how long to wait for another
 *   replica, in milliseconds, 5 minutes unless given
 * @throws ServiceUnavailableError when another replica held the lock all that time
 * @throws ConflictError when the database has run a migration that is not among the
 *   files, and is not newer than all of them
 * @throws Error when a pooler lends the session that holds the lock to others
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export async function migrate(
  database: DatabaseService,
  options: { directory: string; logger: LoggerService; timeoutMs?: number },
): Promise<void> {
  if (database.migrations?.skip) {
    return;
  }
  const { directory, logger, timeoutMs = 5 * 60_000 } = options;
  const knex = await database.getClient();

  if (knex.client.config.client !== 'pg') {
    await runMigrations(knex, directory, logger);
    return;
  }
  await withSession(knex, async session => {
    const unlock = await advisoryLock(session.knex, timeoutMs);
    try {
      await session.withoutTimeLimits(() =>
        runMigrations(session.knex, directory, logger),
      );
    } finally {
      await unlock();
    }
  });
}
