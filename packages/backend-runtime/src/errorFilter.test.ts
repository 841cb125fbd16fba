import { mockErrorHandler } from '@backstage/backend-test-utils';
import {
  ConflictError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import express from 'express';
import request from 'supertest';
import { errorFilter } from './errorFilter';
import { PreconditionFailedError } from './PreconditionFailedError';

const JSON_TYPE = 'application/json';
const MEDIA = 'UnsupportedMediaTypeError';
const secret = 'secret, connect ECONNREFUSED 127.0.0.1:5432';
const cause = Object.assign(new Error(secret), {
  address: '127.0.0.1',
  config: { headers: { authorization: 'Bearer secret' } },
});

afterEach(() => {
  jest.restoreAllMocks();
});

/** What a client gets when a route throws. */
async function answerTo(error: unknown) {
  const app = express()
    .use(express.json())
    .use(() => {
      throw error;
    })
    .use(errorFilter())
    .use(mockErrorHandler());
  const { status, body, text } = await request(app).post('/').send({});
  expect(text).not.toMatch(/secret|127\.0\.0\.1|ECONN|\bat .*:\d/);
  expect(Object.keys(body.error).sort()).toEqual(['message', 'name']);
  return [status, body.error.name, body.error.message];
}

it.each([undefined, 'test', 'production'])(
  'says nothing of what nobody foresaw, with NODE_ENV %s',
  async mode => {
    jest.replaceProperty(process.env, 'NODE_ENV', mode as 'test');
    for (const error of [
      cause,
      new Error(secret, { cause }),
      Object.assign(new Error(secret), { statusCode: 500 }),
      Object.assign(new Error(secret), { status: '404' }),
      secret,
      { message: secret },
    ]) {
      expect(await answerTo(error)).toEqual([
        500,
        'Error',
        'An unexpected error occurred',
      ]);
    }
  },
);

it('leaves name, text and status of what was thrown on purpose, and nothing else', async () => {
  expect(await answerTo(new NotFoundError('Gone'))).toEqual([
    404,
    'NotFoundError',
    'Gone',
  ]);
  expect(await answerTo(new ConflictError('Taken\nnow', cause))).toEqual([
    409,
    'ConflictError',
    'Taken\nnow',
  ]);
  expect(await answerTo(new PreconditionFailedError('Old', cause))).toEqual([
    412,
    'PreconditionFailedError',
    'Old',
  ]);
  expect(await answerTo(new ServiceUnavailableError('No disk', cause))).toEqual(
    [503, 'ServiceUnavailableError', 'No disk'],
  );
  const gone = Object.assign(new Error('Gone'), {
    status: 410,
    detail: secret,
  });
  expect(await answerTo(gone)).toEqual([410, 'Error', 'Gone']);
});

it('answers with a text of its own what the network or the database threw', async () => {
  for (const code of ['ECONNREFUSED', '57P01', 'SQLITE_BUSY']) {
    const error = Object.assign(new Error(secret), { code });
    expect(await answerTo(error)).toEqual([
      503,
      'ServiceUnavailableError',
      'Temporarily unavailable; try again',
    ]);
  }
});

it('answers with a text of its own what another plugin refused', async () => {
  const text = JSON.stringify({
    error: { name: 'NotFoundError', message: secret },
  });
  for (const status of [401, 404, 500]) {
    const error = await ResponseError.fromResponse(
      new Response(text, { status }),
    );
    expect(await answerTo(error)).toEqual([
      503,
      'ServiceUnavailableError',
      'Temporarily unavailable; try again',
    ]);
  }
});

it('says when to come back, in whole seconds only', async () => {
  const headerFor = async (retryAfter: unknown, isTooLate = false) => {
    const app = express()
      .use((_req, res) => {
        if (isTooLate) {
          res.write('a');
        }
        throw Object.assign(new Error('Busy'), { statusCode: 503, retryAfter });
      })
      .use(errorFilter())
      .use((error: Error, _req: unknown, res: any, _next: unknown) =>
        res.end(error.message),
      );
    const { headers, text } = await request(app).get('/');
    expect(text).toMatch(/Busy$/);
    return headers['retry-after'];
  };
  expect(await headerFor(30)).toBe('30');
  expect(await headerFor('30\r\nx: y')).toBeUndefined();
  expect(await headerFor(undefined)).toBeUndefined();
  expect(await headerFor(30, true)).toBeUndefined();
});

it('keeps the original for the log', () => {
  const original = Object.assign(new Error('Query read timeout'), { cause });
  original.message = `select 1 - ${original.message}`;
  const next = jest.fn();

  errorFilter()(original, undefined, express.response, next);

  const [answer] = next.mock.calls[0];
  expect(answer.cause).toBe(original);
  expect(answer.stack).toContain('select 1 - Query read timeout');
  expect(answer.stack).toContain('errorFilter.test');
  expect(answer.stack).toContain(secret);
  expect(answer.stack).not.toContain('Bearer');
});

it.each([
  ['cut off', '{"secret":', {}, 400, 'InputError'],
  ['of a text', '"secret"', {}, 400, 'InputError'],
  ['not zipped', '{}', { 'Content-Encoding': 'gzip' }, 400, 'InputError'],
  ['of an unknown encoding', '{}', { 'Content-Encoding': 'x' }, 415, MEDIA],
  [
    'of an unknown charset',
    '{}',
    { 'Content-Type': `${JSON_TYPE};charset=x` },
    415,
    MEDIA,
  ],
  ['too large', `["${'x'.repeat(200_000)}"]`, {}, 413, 'PayloadTooLargeError'],
])(
  'answers a body %s without the words of the parser',
  async (_, body, headers, status, name) => {
    const app = express()
      .use(express.json())
      .use(errorFilter())
      .use(mockErrorHandler());

    const response = await request(app)
      .post('/')
      .set({ 'Content-Type': JSON_TYPE, ...headers })
      .send(body);

    expect(response.status).toBe(status);
    expect(response.body.error).toEqual({ name, message: expect.any(String) });
    expect(response.text).not.toMatch(/secret|JSON at|Unexpected|header/);
  },
);
