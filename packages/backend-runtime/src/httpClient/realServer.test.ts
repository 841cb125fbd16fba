import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { errorFilter } from '../errorFilter';
import { createClient, named, TOKEN } from './__testUtils__/registry';
import { path } from './path';

jest.setTimeout(30_000);

type Answer = (req: IncomingMessage, res: ServerResponse) => void;

let answer: Answer;
let tries: number;
const server = createServer((req, res) => {
  tries++;
  answer(req, res);
});

beforeEach(async () => {
  tries = 0;
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => close());

function close() {
  server.closeAllConnections();
  return new Promise(resolve => server.close(resolve));
}

/** What a client of a plugin gets while the system that the plugin asks behaves so. */
async function respond(upstream: Answer, before?: () => Promise<unknown>) {
  answer = upstream;
  const { port } = server.address() as AddressInfo;
  const { client } = createClient({
    baseUrl: `http://127.0.0.1:${port}`,
    timeout: 10_000,
    attemptTimeout: 500,
    maxBytes: 10_000,
  });
  await before?.();
  const app = express()
    .get('/', (_req, res, next) => {
      client.get(path`/x`, named).then(value => res.json(value), next);
    })
    .use(errorFilter())
    .use(mockErrorHandler({ logger: mockServices.logger.mock() }));
  const { status, body, text, headers } = await request(app).get('/');
  expect(text).not.toMatch(/127\.0\.0\.1|ECONN|garbage|\bat .*:\d/);
  expect(text).not.toContain(TOKEN);
  expect(headers).not.toHaveProperty('x-upstream');
  return { status, body, retryAfter: headers['retry-after'], tries };
}

const send = (res: ServerResponse, text: string | Buffer) => {
  res.setHeader('x-upstream', 'garbage');
  res.end(text);
};

it('passes an answer on', async () => {
  expect(await respond((_, res) => send(res, '{"name":"a"}'))).toMatchObject({
    status: 200,
    body: { name: 'a' },
  });
});

it('has no time for a slow system', async () => {
  expect(await respond(() => {})).toMatchObject({
    status: 504,
    body: { error: { message: 'Upstream did not answer in time' } },
    tries: 3,
  });
});

it('has no time for one that talks without an end', async () => {
  const timers: NodeJS.Timeout[] = [];
  const slow: Answer = (_, res) => {
    timers.push(setInterval(() => res.write(' '), 20));
  };
  expect(await respond(slow)).toMatchObject({ status: 504, tries: 3 });
  timers.forEach(clearInterval);
});

it.each<[string, Answer]>([
  ['before the head', (_, res) => void res.socket!.destroy()],
  [
    'within the head',
    (_, res) => void res.socket!.end('HTTP/1.1 200 OK\r\ncontent-'),
  ],
  [
    'within the body',
    (_, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('{"name":');
      setTimeout(() => res.socket!.destroy(), 20);
    },
  ],
])('survives a connection that is cut %s', async (_, cut) => {
  expect(await respond(cut)).toMatchObject({
    status: 503,
    retryAfter: '10',
    tries: 3,
  });

  tries = 0;
  const onceCut: Answer = (req, res) =>
    tries === 1 ? cut(req, res) : send(res, '{"name":"a"}');
  await close();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  expect(await respond(onceCut)).toMatchObject({ status: 200, tries: 2 });
});

it.each<[string, Answer]>([
  ['HTML', (_, res) => send(res, '<html>garbage</html>')],
  ['another shape', (_, res) => send(res, '{"name":{"garbage":1}}')],
  ['bytes', (_, res) => send(res, Buffer.from([0xff, 0xfe, 0, 1]))],
  ['too much', (_, res) => send(res, ' '.repeat(10_001))],
  [
    'too much, packed small',
    (_, res) => {
      res.setHeader('content-encoding', 'gzip');
      send(res, gzipSync(' '.repeat(1_000_000)));
    },
  ],
])('has no use for %s', async (_, garbage) => {
  expect(await respond(garbage)).toMatchObject({
    status: 502,
    body: { error: { message: 'Upstream gave no usable answer' } },
    tries: 1,
  });
});

it('says when no HTTP comes back, and nothing of it', async () => {
  const noHttp: Answer = (_, res) => void res.socket!.end('garbage\r\n\r\n');
  expect(await respond(noHttp)).toMatchObject({ status: 503 });
});

it('passes on when a system wants to be asked again', async () => {
  const busy: Answer = (_, res) => {
    res.writeHead(429, { 'retry-after': '30', 'x-upstream': 'garbage' });
    res.end('garbage');
  };
  expect(await respond(busy)).toMatchObject({
    status: 503,
    retryAfter: '30',
    tries: 1,
  });
});

it('says that a system is gone', async () => {
  expect(await respond(() => {}, close)).toMatchObject({
    status: 503,
    retryAfter: '10',
    body: {
      error: {
        name: 'UpstreamError',
        message: 'Upstream is not available; try again later',
      },
    },
  });
});
