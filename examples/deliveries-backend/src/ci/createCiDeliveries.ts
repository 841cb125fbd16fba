import { DeliveryQueue } from '@stagecraft/backend-runtime';
import { Knex } from 'knex';

/** Keeps deliveries until they are handled. */
export type CiDeliveries = Pick<DeliveryQueue, keyof DeliveryQueue>;

/** Composes it when the plugin starts; what is wrapped around it goes here. */
export function createCiDeliveries(deps: { knex: Knex }): CiDeliveries {
  const { knex } = deps;
  return new DeliveryQueue(knex, { table: 'ci_deliveries' });
}
