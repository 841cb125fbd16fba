import * as migration from './__fixtures__/20261128120000_create_ci_deliveries';
import { deliverySchema } from './delivery';
import {
  databases,
  delivery,
  fail,
  listSchema,
  SECOND,
  setUpQueue,
  START,
  succeed,
} from './__testUtils__/setUpQueue';

describe.each(databases.eachSupportedId())('DeliveryQueue, %p', databaseId => {
  const { state, queueOf, queue, list, drain } = setUpQueue(databaseId);

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
      const [{ count }] = await state.knex('ci_deliveries').count('* as count');
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
        state.now += 1;
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

  describe('retry', () => {
    it('has a failed delivery tried again, from the first try', async () => {
      await queue().store(delivery(1));
      await drain(fail, queueOf({ maxTries: 1 }));
      const [{ id }] = await list({ status: 'failed' });

      state.now += SECOND;
      expect(await queue().retry(id)).toMatchObject({
        id,
        status: 'pending',
        tries: 0,
        nextTryAt: new Date(state.now).toISOString(),
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
      await state.knex('ci_deliveries').update({
        status: 'handled',
        handled_at: new Date(state.now).toISOString(),
      });
      await queue().store(delivery('failed'));
      await drain(fail, queueOf({ maxTries: 1 }));
      state.now += 1;
      await queue().store(delivery('later'));
      await drain(succeed);
      await queue().store(delivery('pending'));

      state.now += 60 * SECOND - 1;
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
    await migration.down(state.knex);
    expect(await state.knex.schema.hasTable('ci_deliveries')).toBe(false);
    await migration.up(state.knex);
  });
});
