import { CacheService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AnswerCache } from './AnswerCache';

const logger = mockServices.logger.mock();

beforeEach(() => {
  jest.resetAllMocks();
});

/** A cache as the service is, in memory. */
function createCache() {
  const kept = new Map<string, Parameters<CacheService['set']>[1]>();
  const cache = mockServices.cache.mock();
  cache.get.mockImplementation(async key => kept.get(key));
  cache.set.mockImplementation(async (key, value) => void kept.set(key, value));
  return { cache, answers: new AnswerCache(cache, { ttl: 60_000, logger }) };
}

it('asks once, and keeps the answer for its time', async () => {
  const { cache, answers } = createCache();
  const load = jest.fn(async () => ({ name: 'a' }));

  for (let i = 0; i < 3; i++) {
    expect(await answers.get(['eu', '/x'], load)).toEqual({ name: 'a' });
  }

  expect(load).toHaveBeenCalledTimes(1);
  expect(cache.set).toHaveBeenCalledWith(
    expect.any(String),
    { name: 'a' },
    { ttl: 60_000 },
  );
});

it('takes no two keys for one', async () => {
  const { answers } = createCache();
  const keys = [['a', 'b'], ['ab'], ['a,b'], ['a', 'b', ''], ['a"', '"b']];
  const all = () =>
    Promise.all(keys.map((key, i) => answers.get(key, async () => i)));
  expect(await all()).toEqual([0, 1, 2, 3, 4]);
  expect(await all()).toEqual([0, 1, 2, 3, 4]);
});

it('passes one of a burst on, and asks again for another key', async () => {
  const { cache, answers } = createCache();
  const load = jest.fn(async () => 'a');
  const burst = Array.from({ length: 50 }, () => answers.get(['x'], load));
  expect(new Set(await Promise.all(burst))).toEqual(new Set(['a']));
  expect(load).toHaveBeenCalledTimes(1);
  expect(cache.get).toHaveBeenCalledTimes(1);

  await answers.get(['y'], load);
  expect(load).toHaveBeenCalledTimes(2);
});

it('gives an error to all of a burst, and keeps it for nobody', async () => {
  const { answers } = createCache();
  const load = jest
    .fn(async () => 'a')
    .mockRejectedValueOnce(new Error('upstream'));
  const burst = [answers.get(['x'], load), answers.get(['x'], load)];
  const results = await Promise.allSettled(burst);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(load).toHaveBeenCalledTimes(1);

  expect(await answers.get(['x'], load)).toBe('a');
});

it('goes on without a cache that throws', async () => {
  const gone = async () => {
    throw new Error('connect ECONNREFUSED');
  };
  const cache = mockServices.cache.mock({ get: gone, set: gone });
  const answers = new AnswerCache(cache, { ttl: 1, logger });
  expect(await answers.get(['x'], async () => 'a')).toBe('a');
  expect(logger.warn.mock.calls).toEqual([
    ['The cache fails: Error: connect ECONNREFUSED'],
    ['The cache fails: Error: connect ECONNREFUSED'],
  ]);
});

it('goes on without a cache that never answers', async () => {
  jest.useFakeTimers();
  const never = () => new Promise<never>(() => {});
  const cache = mockServices.cache.mock({ get: never, set: never });
  const answers = new AnswerCache(cache, { ttl: 1, logger });
  const answer = answers.get(['x'], async () => 'a');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(await answer).toBe('a');
  expect(logger.warn).toHaveBeenCalledTimes(2);
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});
