import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { z } from 'zod';
import { until } from '../__testUtils__/until';
import * as migration from './__fixtures__/20261128120000_create_ci_deliveries';
import { deliveryParameters, deliverySchema } from './delivery';
import { DeliveryQueue, DeliveryQueueOptions } from './DeliveryQueue';
import { DeliveryHandler } from './handle';

const databases = createTestDatabases();
const listSchema = z.strictObject(deliveryParameters);
const SECOND = 1_000;
const START = Date.parse('2026-11-28T12:00:00.000Z');

describe.each(databases.eachSupportedId())('DeliveryQueue, %p', databaseId => {
  let knex: Knex;
  let now: number;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await migration.up(knex);
  });

  beforeEach(() => {
    now = START;
    jest.spyOn(Date, 'now').mockImplementation(() => now);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    await knex('ci_deliveries').delete();
  });

  const queueOf = (options: Partial<DeliveryQueueOptions> = {}) =>
    new DeliveryQueue(knex, { table: 'ci_deliveries', ...options });
  const queue = queueOf.bind(undefined, {});
  const list = async (query = {}, of = queue()) =>
    (await of.list(listSchema.parse(query))).items;
  const delivery = (id: number | string) => ({
    id: `${id}`,
    event: 'push',
    body: `{"number":${JSON.stringify(id)}}`,
  });
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
  const succeed = async () => {};
  const fail = async () => {
    throw new Error('no luck');
  };

  describe('store', () => {
    it('stores a burst of 200 and the same again once, over two queues', async () => {
      const [one, other] = [queue(), queue()];
      const burst = () =>
        Array.from({ length: 200 }, (_, index) =>
          (index % 2 ? one : other).store(delivery(index)),
        );
      const news = await Promise.all([...burst(), ...burst()]);
      expect(news.filter(Boolean)).toHaveLength(200);
      expect(await Promise.all(burst())).toEqual(Array(200).fill(false));
      const [{ count }] = await knex('ci_deliveries').count('* as count');
      expect(Number(count)).toBe(200);
    });

    it('keeps what came first, as it came', async () => {
      const body = '{"b": 1.0, "a": "\\u0000ß"}';
      await queue().store({ id: 'x', body });
      await queue().store({ id: 'x', event: 'other', body: '{}' });

      const handle = jest.fn(succeed);
      await drain(handle);
      expect(handle.mock.calls).toEqual([
        [
          {
            id: 'x',
            event: undefined,
            payload: { b: 1, a: '\0ß' },
            tries: 1,
            receivedAt: new Date(START),
          },
          { signal: expect.any(AbortSignal) },
        ],
      ]);
    });
  });

  describe('list', () => {
    it('gives pages by arrival, and those with a status', async () => {
      for (const id of [1, 2, 3]) {
        now += 1;
        await queue().store(delivery(id));
      }
      await drain(succeed, queue(), { maxDeliveries: 1 });

      const page = await queue().list(listSchema.parse({ limit: '2' }));
      expect(page.items.map(({ deliveryId }) => deliveryId)).toEqual([
        '3',
        '2',
      ]);
      const { nextCursor: cursor } = page.pageInfo;
      expect(await list({ cursor })).toEqual([
        {
          id: expect.any(String),
          deliveryId: '1',
          event: 'push',
          status: 'handled',
          tries: 1,
          nextTryAt: null,
          error: null,
          receivedAt: new Date(START + 1).toISOString(),
          handledAt: new Date(START + 3).toISOString(),
        },
      ]);
      expect(await list({ status: 'handled' })).toHaveLength(1);
      for (const item of await list({ status: 'pending' })) {
        expect(deliverySchema.parse(item)).toEqual(item);
        expect(item.nextTryAt).toBe(item.receivedAt);
      }
    });
  });

  describe('drain', () => {
    it('handles each once when two run at once and nothing fails', async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_, id) => queue().store(delivery(id))),
      );
      const handled: string[] = [];
      const handle: DeliveryHandler = async ({ id }) => {
        handled.push(id);
        await new Promise(resolve => setTimeout(resolve, 1));
      };
      const [one, other] = await Promise.all([drain(handle), drain(handle)]);
      expect(handled.map(Number).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, id) => id),
      );
      expect(one.handled + other.handled).toBe(50);
      expect(one.handled * other.handled).toBeGreaterThan(0);
      expect(await drain(handle)).toEqual({
        handled: 0,
        retried: 0,
        failed: 0,
      });
    });

    it('lets a handler use the database', async () => {
      await queue().store(delivery(1));
      const result = await drain(async () => {
        await knex.transaction(trx => trx('ci_deliveries').select('id'));
      });
      expect(result.handled).toBe(1);
    });

    it('tries again after growing pauses, and ends after the last try', async () => {
      await queue().store(delivery(1));
      const of = queueOf({ maxTries: 5, longestPauseMs: 100 * SECOND });
      for (const [tries, longest] of [30, 60, 100, 100].entries()) {
        expect((await drain(fail, of)).retried).toBe(1);
        const [item] = await list();
        expect(item).toMatchObject({
          status: 'pending',
          tries: tries + 1,
          error: 'Error: no luck',
        });
        const due = Date.parse(item.nextTryAt!);
        expect(due - now).toBeGreaterThanOrEqual((longest * SECOND) / 2);
        expect(due - now).toBeLessThanOrEqual(longest * SECOND);
        now = due - 1;
        expect((await drain(fail, of)).retried).toBe(0);
        now = due;
      }
      expect(await drain(fail, of)).toEqual({
        handled: 0,
        retried: 0,
        failed: 1,
      });
      expect((await list())[0]).toMatchObject({ status: 'failed', tries: 5 });
      now += 1_000_000 * SECOND;
      const handle = jest.fn(succeed);
      await drain(handle, of);
      expect(handle).not.toHaveBeenCalled();
    });

    it('goes on with the next one after a failure', async () => {
      await queue().store(delivery(1));
      now += 1;
      await queue().store(delivery(2));
      const handle: DeliveryHandler = async ({ id }) =>
        id === '1' ? fail() : undefined;
      expect(await drain(handle)).toEqual({
        handled: 1,
        retried: 1,
        failed: 0,
      });
    });

    it('forgets the error of a try before the one that succeeded', async () => {
      await queue().store(delivery(1));
      await drain(fail);
      now += 60 * SECOND;
      await drain(succeed);
      expect(await list()).toEqual([
        expect.objectContaining({ status: 'handled', tries: 2, error: null }),
      ]);
    });

    it('gives up a handler that takes too long, and tells it so', async () => {
      await queue().store(delivery(1));
      let signal: AbortSignal | undefined;
      const handle: DeliveryHandler = (_, context) => {
        signal = context.signal;
        return new Promise(() => {});
      };
      const of = queueOf({ handlerTimeoutMs: 20 });
      expect((await drain(handle, of)).retried).toBe(1);
      expect(signal?.aborted).toBe(true);
      expect((await list())[0].error).toBe(
        'Error: The handler took more than 20 ms',
      );
    });

    it('tries again what ended neither well nor badly, once its time is over', async () => {
      await queue().store(delivery(1));
      const of = queueOf({ handlerTimeoutMs: 30 * SECOND, maxTries: 2 });
      let end = () => {};
      const lost = drain(
        () => new Promise<void>(resolve => (end = resolve)),
        of,
      );
      await until(async () => (await list())[0].tries === 1);

      now += 90 * SECOND - 1;
      expect((await drain(succeed, of)).handled).toBe(0);
      now += 1;
      const handle = jest.fn(fail);
      expect((await drain(handle, of)).failed).toBe(1);
      expect(handle).toHaveBeenCalledWith(
        expect.objectContaining({ tries: 2 }),
        expect.anything(),
      );

      // What comes of the first one then is no news any more.
      end();
      await lost;
      expect((await list())[0].status).toBe('failed');
    });

    it('marks as failed what its last try left open', async () => {
      await queue().store(delivery(1));
      const of = queueOf({ maxTries: 1 });
      await knex('ci_deliveries').update({ tries: 1 });
      const handle = jest.fn(succeed);
      await drain(handle, of);
      expect(handle).not.toHaveBeenCalled();
      expect(await list()).toEqual([
        expect.objectContaining({
          status: 'failed',
          error: 'Try 1 did not come to an end',
        }),
      ]);
    });

    it('ends at its limits', async () => {
      for (const id of [1, 2, 3]) {
        await queue().store(delivery(id));
      }
      expect(
        (await drain(succeed, queue(), { maxDeliveries: 1 })).handled,
      ).toBe(1);
      const slow = async () => {
        now += 2 * SECOND;
      };
      const limit = { maxDurationMs: SECOND };
      expect((await drain(slow, queue(), limit)).handled).toBe(1);
      const signal = AbortSignal.abort();
      expect((await drain(succeed, queue(), { signal })).handled).toBe(0);
    });

    it('counts no try that broke off because the replica stops', async () => {
      for (const id of [1, 2]) {
        await queue().store(delivery(id));
      }
      const replica = new AbortController();
      const handle: DeliveryHandler = async (_, { signal }) => {
        replica.abort();
        signal.throwIfAborted();
      };
      expect(await drain(handle, queue(), { signal: replica.signal })).toEqual({
        handled: 0,
        retried: 0,
        failed: 0,
      });
      expect(await list()).toEqual([
        expect.objectContaining({ tries: 0, error: null }),
        expect.objectContaining({ tries: 0, error: null }),
      ]);
      expect((await drain(succeed)).handled).toBe(2);
    });

    it('lets a handler end well although the replica stops', async () => {
      await queue().store(delivery(1));
      const replica = new AbortController();
      const handle = async () => replica.abort();
      expect(
        (await drain(handle, queue(), { signal: replica.signal })).handled,
      ).toBe(1);
    });

    it('says in the log what failed, without secrets', async () => {
      await queue().store(delivery(1));
      const logger = mockServices.logger.mock();
      await queue().drain(
        async () => {
          throw new Error('GET https://me:pw@ci/x?token=abc');
        },
        { signal: new AbortController().signal, logger },
      );
      const [{ id }] = await list();
      expect(logger.warn.mock.calls).toEqual([
        [`Delivery ${id} failed, try 1 of 10: Error: GET https://***@ci/x?***`],
      ]);
    });
  });

  describe('retry', () => {
    it('has a failed delivery tried again, from the first try', async () => {
      await queue().store(delivery(1));
      await drain(fail, queueOf({ maxTries: 1 }));
      const [{ id }] = await list({ status: 'failed' });

      now += SECOND;
      expect(await queue().retry(id)).toMatchObject({
        id,
        status: 'pending',
        tries: 0,
        nextTryAt: new Date(now).toISOString(),
        error: 'Error: no luck',
      });
      expect((await drain(succeed)).handled).toBe(1);
    });

    it('refuses others', async () => {
      await queue().store(delivery(1));
      const [{ id }] = await list();
      await expect(queue().retry(id)).rejects.toMatchObject({
        name: 'ConflictError',
        message: `Delivery ${id} has not failed`,
      });
      const unknown = id.replace(/.{8}$/, '00000000');
      await expect(queue().retry(unknown)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no delivery ${unknown}`,
      });
    });
  });

  describe('deleteHandled', () => {
    it('deletes what was handled long ago, however much, and nothing else', async () => {
      for (let first = 0; first < 1_200; first += 100) {
        const ids = Array.from({ length: 100 }, (_, index) => first + index);
        await Promise.all(ids.map(id => queue().store(delivery(id))));
      }
      await knex('ci_deliveries').update({
        status: 'handled',
        handled_at: new Date(now).toISOString(),
      });
      await queue().store(delivery('failed'));
      await drain(fail, queueOf({ maxTries: 1 }));
      now += 1;
      await queue().store(delivery('later'));
      await drain(succeed);
      await queue().store(delivery('pending'));

      now += 60 * SECOND - 1;
      const options = {
        olderThanMs: 60 * SECOND - 1,
        signal: new AbortController().signal,
      };
      expect(
        await queue().deleteHandled({
          ...options,
          signal: AbortSignal.abort(),
        }),
      ).toBe(0);
      expect(await queue().deleteHandled(options)).toBe(1_200);
      const left = await list();
      expect(left.map(({ deliveryId }) => deliveryId).sort()).toEqual([
        'failed',
        'later',
        'pending',
      ]);
    });
  });

  it('is undone by the migration', async () => {
    await migration.down(knex);
    expect(await knex.schema.hasTable('ci_deliveries')).toBe(false);
    await migration.up(knex);
  });
});
