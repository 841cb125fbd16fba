import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { sharedSessionError } from './session';

// The lock is one for each schema, for plugins that share a database by schema.
// Without a schema the migrations are left to say so.
const KEY = `hashtext('backend-runtime.migrate'), hashtext(coalesce(current_schema(), ''))`;

/**
 * Waits for a lock of PostgreSQL that one replica has at a time.
 *
 * It is polled and never waited for inside PostgreSQL, because a waiting session and
 * `CREATE INDEX CONCURRENTLY` wait for each other for ever.
 *
 * @param session - Knex on one connection, to whose session the lock belongs
 * @returns what frees the lock
 * @throws ServiceUnavailableError when another replica held it for timeoutMs
 */
export async function advisoryLock(
  session: Knex,
  timeoutMs: number,
): Promise<() => Promise<void>> {
  const query = async (name: string) => {
    const { rows } = await session.raw(`select ${name}(${KEY}) as done`);
    return rows[0].done as boolean;
  };
  const deadline = Date.now() + timeoutMs;
  while (!(await query('pg_try_advisory_lock'))) {
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        `Another replica has been migrating this plugin's database for ${timeoutMs} ms; look in pg_stat_activity for what holds it up, then restart`,
      );
    }
    await sleep(50);
  }
  return async () => {
    if (!(await query('pg_advisory_unlock'))) {
      throw sharedSessionError();
    }
  };
}
