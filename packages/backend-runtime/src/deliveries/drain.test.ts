import { mockServices } from '@backstage/backend-test-utils';
import { until } from '../__testUtils__/until';
import { DeliveryHandler } from './handle';
import {
  databases,
  delivery,
  fail,
  SECOND,
  setUpQueue,
  succeed,
} from './__testUtils__/setUpQueue';

describe.each(databases.eachSupportedId())('drain, %p', databaseId => {
  const { state, queueOf, queue, list, drain } = setUpQueue(databaseId);

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
      await state.knex.transaction(trx => trx('ci_deliveries').select('id'));
    });
    expect(result.handled).toBe(1);
  });

  it('tells of what is not tried any more, and of nothing else', async () => {
    await queue().store(delivery(1));
    const onGivenUp = jest.fn();
    const signal = new AbortController().signal;
    const logger = mockServices.logger.mock();
    const of = queueOf({ maxTries: 2, firstPauseMs: 0, longestPauseMs: 0 });
    for (const told of [[], [[{ id: '1', tries: 2 }]]]) {
      await of.drain(fail, { signal, logger, maxDeliveries: 1, onGivenUp });
      expect(onGivenUp.mock.calls).toEqual(told);
    }
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
      expect(due - state.now).toBeGreaterThanOrEqual((longest * SECOND) / 2);
      expect(due - state.now).toBeLessThanOrEqual(longest * SECOND);
      state.now = due - 1;
      expect((await drain(fail, of)).retried).toBe(0);
      state.now = due;
    }
    expect(await drain(fail, of)).toEqual({
      handled: 0,
      retried: 0,
      failed: 1,
    });
    expect((await list())[0]).toMatchObject({ status: 'failed', tries: 5 });
    state.now += 1_000_000 * SECOND;
    const handle = jest.fn(succeed);
    await drain(handle, of);
    expect(handle).not.toHaveBeenCalled();
  });

  it('goes on with the next one after a failure', async () => {
    await queue().store(delivery(1));
    state.now += 1;
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
    state.now += 60 * SECOND;
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
    const lost = drain(() => new Promise<void>(resolve => (end = resolve)), of);
    await until(async () => (await list())[0].tries === 1);

    state.now += 90 * SECOND - 1;
    expect((await drain(succeed, of)).handled).toBe(0);
    state.now += 1;
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
    await state.knex('ci_deliveries').update({ tries: 1 });
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
    expect((await drain(succeed, queue(), { maxDeliveries: 1 })).handled).toBe(
      1,
    );
    const slow = async () => {
      state.now += 2 * SECOND;
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
