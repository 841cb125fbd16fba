import { LoggerService } from '@backstage/backend-plugin-api';
import { PendingDelivery } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { releaseSchema } from '../releases/release';
import { ReleaseStore } from '../releases/ReleaseStore';

/** What the handler gets beside a delivery. */
export interface CiDeliveryContext {
  knex: Knex;
  logger: LoggerService;
  /** Is aborted when the time is up, or the replica stops. */
  signal: AbortSignal;
}

/**
 * Stores the release that a delivery tells of. It may run again for the same one, also
 * after it has done its work: what it leaves is the same when it is run twice. A delivery
 * whose handler throws comes again later.
 *
 * @param delivery - its payload is JSON that nobody has checked
 */
export async function handleCiDelivery(
  delivery: PendingDelivery,
  context: CiDeliveryContext,
): Promise<void> {
  const { knex, logger, signal } = context;
  const release = releaseSchema.parse(delivery.payload);
  await new ReleaseStore(knex).upsert([release], signal);
  logger.info(`Delivery ${delivery.id}: release ${release.reference}`);
}
