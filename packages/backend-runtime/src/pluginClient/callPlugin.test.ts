import { HttpResponse } from 'msw';
import { inspect } from 'node:util';
import {
  json,
  outcome,
  setupUpstream,
} from '../httpClient/__testUtils__/registry';
import { path } from '../httpClient/path';
import { callPlugin, PluginRequest, PluginTarget } from './callPlugin';

const target: PluginTarget = {
  pluginId: 'costs',
  baseUrl: 'http://backend.internal:7007/api/costs',
  token: 's3cr3t',
};
const read: PluginRequest = { method: 'GET', path: path`/budgets` };
const create: PluginRequest = { ...read, method: 'POST', body: { name: 'a' } };

const plugin = setupUpstream();
const never = () => new Promise<Response>(() => {});
const broken = () => HttpResponse.error();
const refused =
  (status: number, headers: Record<string, string> = {}) =>
  () => {
    const error = { name: 'SomeError', message: `It is ${status}` };
    const body = { error, response: { statusCode: status } };
    return HttpResponse.json(body, { status, headers });
  };

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

async function end(request: PluginRequest, more: Partial<PluginTarget> = {}) {
  const { value, error, seconds } = await outcome(
    callPlugin({ ...target, ...more }, request),
  );
  expect(jest.getTimerCount()).toBe(0);
  expect(inspect(error, { depth: 9 })).not.toContain('s3cr3t');
  return { value, error, seconds, tries: plugin.requests.length };
}

it('sends what is asked, on behalf of whom the token is', async () => {
  plugin.answer(json({ name: 'a' }));
  const { value } = await end({
    method: 'PATCH',
    path: path`/budgets/${'1'}`,
    query: {
      state: ['open', 'late'],
      limit: 2,
      share: 1e-7,
      cursor: undefined,
    },
    body: { name: 'a' },
    ifMatch: 3,
    idempotencyKey: 'key-1',
  });

  expect(value).toEqual({ name: 'a' });
  const [{ url, method, headers }] = plugin.requests;
  expect(method).toBe('PATCH');
  expect(url).toBe(
    `${target.baseUrl}/budgets/1?state=open&state=late&limit=2&share=0.0000001`,
  );
  expect(Object.fromEntries(headers)).toEqual({
    accept: 'application/json',
    authorization: 'Bearer s3cr3t',
    'content-type': 'application/json',
    'idempotency-key': 'key-1',
    'if-match': '"3"',
  });
  expect(await plugin.requests[0].json()).toEqual({ name: 'a' });
});

it('is undefined without a body', async () => {
  plugin.answer(() => new HttpResponse(null, { status: 204 }));
  expect(await end({ ...read, method: 'DELETE' })).toMatchObject({
    value: undefined,
    error: undefined,
  });
});

it.each([400, 401, 403, 404, 409, 412, 500])(
  'says what the plugin says with %s, and asks once',
  async status => {
    plugin.answer(refused(status));
    const { error, tries } = await end(read);
    expect(error).toMatchObject({
      name: 'ResponseError',
      statusCode: status,
      cause: { name: 'SomeError', message: `It is ${status}` },
    });
    expect(tries).toBe(1);
  },
);

it.each([
  ['a read', read],
  ['a deletion', { ...read, method: 'DELETE' }],
  ['what has a key', { ...create, idempotencyKey: 'key-1' }],
] as [string, PluginRequest][])('tries %s again', async (_, request) => {
  plugin.answer(broken, refused(503), json([]));
  const { value, tries } = await end(request);
  expect(value).toEqual([]);
  expect(tries).toBe(3);
  expect(
    new Set(plugin.requests.map(one => one.headers.get('idempotency-key'))),
  ).toEqual(new Set([request.idempotencyKey ?? null]));
});

it.each([
  create,
  { ...create, method: 'PATCH' },
  { ...create, method: 'PUT' },
] as PluginRequest[])('sends another write once: $method', async request => {
  plugin.answer(refused(503), json([]));
  const { error, tries } = await end(request);
  expect(error.statusCode).toBe(503);
  expect(tries).toBe(1);
});

it('gives up after three tries', async () => {
  plugin.answer(refused(502));
  const { error, tries } = await end(read);
  expect(error.statusCode).toBe(502);
  expect(tries).toBe(3);
});

it('waits as long as it is told, unless that is too long', async () => {
  plugin.answer(refused(429, { 'retry-after': '4' }), json([]));
  const { value, seconds } = await end(read);
  expect(value).toEqual([]);
  expect(seconds).toBeGreaterThanOrEqual(4);

  plugin.requests.length = 0;
  plugin.answer(refused(429, { 'retry-after': '20' }), json([]));
  const { error, tries } = await end(read);
  expect(error.statusCode).toBe(429);
  expect(tries).toBe(1);
});

it('ends in time', async () => {
  plugin.answer(never);
  const { error, seconds } = await end(read);
  expect(error).toMatchObject({
    name: 'ServiceUnavailableError',
    message: 'The plugin costs did not answer in 15000 ms',
  });
  expect(seconds).toBe(15);
  expect((await end(read, { timeout: 500 })).seconds).toBe(0.5);
});

it('ends when the caller does, for the reason that the caller has', async () => {
  plugin.answer(never);
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('mine')), 1_000);
  const { error, seconds } = await end(read, { signal: controller.signal });
  expect(error.message).toBe('mine');
  expect(seconds).toBe(1);
});

it.each([broken, () => new HttpResponse('<html>')])(
  'tells nobody where the plugin is',
  async answer => {
    plugin.answer(answer);
    const { error } = await end(read);
    expect(error.name).toBe('ServiceUnavailableError');
    expect(error.message).toBe('The plugin costs gave no usable answer');
    expect(JSON.stringify({ ...error })).not.toContain('internal');
    expect(error.cause.message).toMatch(/fetch|JSON/);
  },
);
