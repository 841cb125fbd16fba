import { NotFoundError } from '@backstage/errors';
import { HttpResponse } from 'msw';
import { inspect } from 'node:util';
import { z } from 'zod';
import {
  createClient,
  json,
  named,
  outcome,
  setupUpstream,
  status,
  TOKEN,
} from './__testUtils__/registry';
import { path } from './path';
import { UpstreamError } from './UpstreamError';

const upstream = setupUpstream();
const never = () => new Promise<Response>(() => {});

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

/** How a request ends, of which nobody may learn more than that. */
async function end(
  method: 'GET' | 'POST' = 'GET',
  created = createClient(),
  signal?: AbortSignal,
) {
  const { client, logger } = created;
  const call = client.request(method, path`/x`, named, { signal });
  const { value, error, seconds } = await outcome(call);
  expect(jest.getTimerCount()).toBe(0);
  expect(inspect(error, { depth: 9 })).not.toMatch(/s3cr3t|secret/);
  expect(inspect(logger.error.mock.calls)).not.toMatch(/s3cr3t|secret/);
  return { value, error, seconds, logger, tries: upstream.requests.length };
}

it.each([404, 410])('says after %s that there is no such thing', async code => {
  upstream.answer(status(code));
  const { error, tries } = await end();
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error.message).toBe('Not found upstream');
  expect(tries).toBe(1);
});

it.each([401, 403])(
  'tells the log which key is refused with %s',
  async code => {
    upstream.answer(status(code));
    const { error, tries, logger } = await end();
    expect(error).toMatchObject({ statusCode: 502, name: 'UpstreamError' });
    expect(tries).toBe(1);
    expect(logger.error.mock.calls).toEqual([
      [
        `https://registry.example.com answered with ${code}: it refuses what quay.registry.token says, or misses it`,
      ],
    ]);
  },
);

it.each([400, 409, 304, 422])('takes %s for no usable answer', async code => {
  upstream.answer(() => new Response(null, { status: code }));
  const { error, tries, logger } = await end();
  expect(error).toMatchObject({
    statusCode: 502,
    message: 'Upstream gave no usable answer',
  });
  expect(tries).toBe(1);
  expect(logger.error).not.toHaveBeenCalled();
});

it.each([429, 500, 502, 503, 504, 599])(
  'tries again after %s, then says when to come back',
  async code => {
    upstream.answer(status(code));
    const { error, tries, seconds } = await end();
    expect(error).toMatchObject({
      statusCode: 503,
      retryAfter: 10,
      message: 'Upstream is not available; try again later',
    });
    expect(error.cause.message).toBe(
      `GET https://registry.example.com/api/x was answered with ${code}`,
    );
    expect(tries).toBe(3);
    // 200 to 400 ms, then 400 to 800.
    expect(seconds).toBeGreaterThanOrEqual(0.6);
    expect(seconds).toBeLessThanOrEqual(1.3);
  },
);

it('has an answer when a later try does', async () => {
  upstream.answer(() => HttpResponse.error(), status(500), json({ name: 'a' }));
  const { value, tries } = await end();
  expect(value).toEqual({ name: 'a' });
  expect(tries).toBe(3);
});

it('takes pauses that differ', async () => {
  upstream.answer(status(500));
  const random = jest.spyOn(Math, 'random');
  random.mockReturnValue(0);
  const { seconds: shortest } = await end();
  random.mockReturnValue(0.99);
  const { seconds: longest } = await end();
  random.mockRestore();
  expect(longest).toBeGreaterThan(shortest + 0.4);
});

it('gives up when the connection breaks again and again', async () => {
  upstream.answer(() => HttpResponse.error());
  const { error, tries } = await end();
  expect(error).toMatchObject({ statusCode: 503, retryAfter: 10 });
  expect(tries).toBe(3);
});

it.each([429, 503])('waits as long as %s says', async code => {
  upstream.answer(status(code, { 'retry-after': '4' }), json({ name: 'a' }));
  const { value, seconds } = await end();
  expect(value).toEqual({ name: 'a' });
  expect(seconds).toBeGreaterThanOrEqual(4);
  expect(seconds).toBeLessThan(5);
});

it('waits a second where an answer says none', async () => {
  upstream.answer(status(503, { 'retry-after': '0' }), json({ name: 'a' }));
  const { seconds } = await end();
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThan(1.5);
});

it('waits until the date that an answer says', async () => {
  const date = new Date(Date.now() + 6_000).toUTCString();
  upstream.answer(status(503, { 'retry-after': date }), json({ name: 'a' }));
  const { seconds } = await end();
  expect(seconds).toBeGreaterThanOrEqual(5);
  expect(seconds).toBeLessThan(7);
});

it.each([
  ['120', 120],
  ['15', 15],
  ['99999999999', 86_400],
])('does not wait for %s seconds, and passes that on', async (value, after) => {
  upstream.answer(status(503, { 'retry-after': value }));
  const { error, tries, seconds } = await end();
  expect(error).toMatchObject({ statusCode: 503, retryAfter: after });
  expect(tries).toBe(1);
  expect(seconds).toBeLessThan(0.2);
});

it.each(['soon', '-5', '1.5e3', ''])('knows no %j as a time', async value => {
  upstream.answer(status(503, { 'retry-after': value }));
  const { error, tries } = await end();
  expect(error.retryAfter).toBe(10);
  expect(tries).toBe(3);
});

it.each([
  ['429', status(429, { 'retry-after': '1' }), 503],
  ['500', status(500), 503],
  ['a broken connection', () => HttpResponse.error(), 503],
  ['no answer', never, 504],
])(
  'never repeats after %s what may change something',
  async (_, what, code) => {
    upstream.answer(what);
    const { error, tries } = await end('POST');
    expect(error.statusCode).toBe(code);
    expect(tries).toBe(1);
  },
);

it('ends a try, then the call, that takes too long', async () => {
  upstream.answer(never);
  const { error, tries, seconds } = await end();
  expect(error).toBeInstanceOf(UpstreamError);
  expect(error).toMatchObject({
    statusCode: 504,
    message: 'Upstream did not answer in time',
  });
  expect(tries).toBe(3);
  expect(seconds).toBeCloseTo(15, 0);
});

it('has an answer when only one try takes too long', async () => {
  upstream.answer(never, json({ name: 'a' }));
  const { value, seconds } = await end();
  expect(value).toEqual({ name: 'a' });
  expect(seconds).toBeGreaterThanOrEqual(5);
});

it('waits for no try that it has no time for', async () => {
  upstream.answer(status(503));
  const { error, tries } = await end('GET', createClient({ timeout: 150 }));
  expect([error.retryAfter, tries]).toEqual([10, 1]);
});

it('ends an answer that never ends', async () => {
  upstream.answer(
    () =>
      new Response(
        new ReadableStream({
          start: controller => controller.enqueue(Buffer.from('{"na')),
        }),
      ),
  );
  const { error } = await end('GET', createClient({ retries: 0 }));
  expect(error.statusCode).toBe(504);
});

it.each([
  ['garbage', () => new HttpResponse('<html>secret</html>')],
  ['half of it', () => new HttpResponse('{"name":"sec')],
  ['nothing', () => new HttpResponse('')],
  ['another shape', json({ name: { secret: 1 } })],
  ['another shape, of any size', json(Array(100_000).fill('secret'))],
])('answers 502 to %s, and does not ask again', async (_, what) => {
  upstream.answer(what);
  const { error, tries } = await end();
  expect(error.statusCode).toBe(502);
  expect(error.cause.message.length).toBeLessThan(300);
  expect(tries).toBe(1);
});

it('names few of many problems', async () => {
  upstream.answer(json(Array(1_000).fill('secret')));
  const { client } = createClient();
  const { error } = await outcome(client.get(path`x`, z.array(named)));
  expect(error.cause.message).toMatch(
    /: 0 \(invalid_type\).* 4 \(invalid_type\)$/,
  );
});

it('reads no more than it may', async () => {
  const limits = { maxBytes: 1_000 };
  const fits = `{"name":"${'ä'.repeat(494)}"}`;
  expect(Buffer.byteLength(fits)).toBe(999);
  upstream.answer(() => new HttpResponse(fits));
  expect((await end('GET', createClient(limits))).error).toBeUndefined();

  let sent = 0;
  upstream.answer(
    () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            sent += 600;
            controller.enqueue(Buffer.alloc(600, ' '));
          },
        }),
      ),
  );
  const { error } = await end('GET', createClient(limits));
  expect(error.statusCode).toBe(502);
  expect(error.cause.message).toContain('larger than 1000 bytes');
  expect(sent).toBeLessThan(5_000);
});

describe('the signal of the caller', () => {
  it.each([
    ['waits for an answer', never],
    ['pauses', status(503, { 'retry-after': '8' })],
  ])('ends a request that %s', async (_, what) => {
    upstream.answer(what);
    const caller = new AbortController();
    const reason = new Error('The task was stopped');
    setTimeout(() => caller.abort(reason), 2_000);
    const { error, seconds, tries } = await end(
      'GET',
      createClient(),
      caller.signal,
    );
    expect(error).toBe(reason);
    expect(seconds).toBeCloseTo(2, 0);
    expect(tries).toBe(1);
  });

  it('keeps a request from being sent', async () => {
    upstream.answer(json({ name: 'a' }));
    const { error, tries } = await end(
      'GET',
      createClient(),
      AbortSignal.abort(new Error('stopped')),
    );
    expect(error.message).toBe('stopped');
    expect(tries).toBe(0);
  });
});

it('has no word of the token anywhere', () => {
  const { client } = createClient();
  expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(TOKEN);
  expect(JSON.stringify(client)).not.toContain(TOKEN);
});
