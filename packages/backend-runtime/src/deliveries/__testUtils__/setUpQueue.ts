import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { z } from 'zod';
import * as migration from '../__fixtures__/20261128120000_create_ci_deliveries';
import { deliveryParameters } from '../delivery';
import { DeliveryQueue, DeliveryQueueOptions } from '../DeliveryQueue';
import { DeliveryHandler } from '../handle';

export const databases = createTestDatabases();
export const listSchema = z.strictObject(deliveryParameters);
export const SECOND = 1_000;
export const START = Date.parse('2026-11-28T12:00:00.000Z');

export const delivery = (id: number | string) => ({
  id: `${id}`,
  event: 'push',
  body: `{"number":${JSON.stringify(id)}}`,
});
export const succeed = async () => {};
export const fail = async () => {
  throw new Error('no luck');
};

/** Makes a table of deliveries before the tests of a group, and a clock that they set. */
export function setUpQueue(databaseId: Parameters<typeof databases.init>[0]) {
  const state = { knex: undefined as unknown as Knex, now: START };

  beforeAll(async () => {
    state.knex = await databases.init(databaseId);
    await migration.up(state.knex);
  });

  beforeEach(() => {
    state.now = START;
    jest.spyOn(Date, 'now').mockImplementation(() => state.now);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await state.knex('ci_deliveries').delete();
  });

  const queueOf = (options: Partial<DeliveryQueueOptions> = {}) =>
    new DeliveryQueue(state.knex, { table: 'ci_deliveries', ...options });
  const queue = queueOf.bind(undefined, {});
  const list = async (query = {}, of = queue()) =>
    (await of.list(listSchema.parse(query))).items;
  const drain = (
    handle: DeliveryHandler,
    of = queue(),
    options: {
      signal?: AbortSignal;
      maxDeliveries?: number;
      maxDurationMs?: number;
    } = {},
  ) =>
    of.drain(handle, {
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
      ...options,
    });
  return { state, queueOf, queue, list, drain };
}
