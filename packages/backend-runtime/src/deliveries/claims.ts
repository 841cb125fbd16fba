import { Knex } from 'knex';
import { DeliveryRow } from './delivery';

/** Where deliveries are, and how often and how long each may be tried. */
export interface ClaimOptions {
  knex: Knex;
  table: string;
  maxTries: number;
  leaseMs: number;
}

/**
 * Takes the delivery that has been due for the longest time, for as long as the lease
 * lasts: until then nobody else finds it due, and after it everybody does. The count of
 * its tries goes up now, so that one which kills its process comes to an end, too.
 *
 * One whose last try has not ended is marked as failed instead, and returned so.
 */
export async function claim(
  options: ClaimOptions,
): Promise<DeliveryRow | undefined> {
  const { knex, table, maxTries, leaseMs } = options;
  return knex.transaction(async trx => {
    const [due] = await skipLocked(
      trx<DeliveryRow>(table)
        .where({ status: 'pending' })
        .where('next_try_at', '<=', isoIn(0))
        .orderBy(['next_try_at', 'id'])
        .limit(1)
        .select('*'),
    );
    if (!due) {
      return undefined;
    }
    const isOver = due.tries >= maxTries;
    const changes: Partial<DeliveryRow> = isOver
      ? { status: 'failed', error: `Try ${due.tries} did not come to an end` }
      : { tries: due.tries + 1, next_try_at: isoIn(leaseMs) };
    await trx(table).where({ id: due.id }).update(changes);
    return { ...due, ...changes };
  });
}

/**
 * Writes down what came of a claim.
 *
 * @returns whether the claim was still good; another try may have begun
 */
export async function settle(
  options: ClaimOptions,
  { id, tries }: DeliveryRow,
  changes: Partial<DeliveryRow>,
): Promise<boolean> {
  const { knex, table } = options;
  const settled = await knex<DeliveryRow>(table)
    .where({ id, tries, status: 'pending' })
    .update(changes);
  return settled > 0;
}

/** What other replicas hold is left to them; SQLite has one writer. */
export function skipLocked<Query extends Knex.QueryBuilder>(
  query: Query,
): Query {
  return query.client.config.client === 'pg'
    ? (query.forUpdate().skipLocked() as Query)
    : query;
}

/** The time in so many milliseconds. */
export function isoIn(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
