import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';

// It is one of a transaction, which a pooler does not take apart. Polled, because a
// statement that waits would hold up whoever builds an index concurrently.
const TRY = `select pg_try_advisory_xact_lock(hashtext('backend.start')) as locked`;

/**
 * Waits until no other replica starts, on PostgreSQL; other databases have one replica.
 *
 * @param knex - of a database that all replicas share. Its pool is left alone.
 * @param timeoutMs - how long to wait at most
 * @returns what gives the turn to the next; a process that ends gives it up, too
 * @throws ServiceUnavailableError when another replica has been starting all that time
 */
export async function waitForTurn(
  knex: Knex,
  timeoutMs = 5 * 60_000,
): Promise<() => Promise<void>> {
  const { client } = knex;
  if (client.config.client !== 'pg') {
    return async () => {};
  }
  const connection = await client.acquireRawConnection();
  const endTurn = () => client.destroyRawConnection(connection);
  try {
    await connection.query('begin');
    const deadline = Date.now() + timeoutMs;
    while (!(await connection.query(TRY)).rows[0].locked) {
      if (Date.now() > deadline) {
        throw new ServiceUnavailableError(
          `Another replica has been starting for ${timeoutMs} ms; look in its log for what holds it up`,
        );
      }
      await sleep(100);
    }
    return endTurn;
  } catch (error) {
    await endTurn();
    throw error;
  }
}
