import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import { createHash, createHmac } from 'node:crypto';
import { AddressInfo, connect } from 'node:net';
import request from 'supertest';
import { until } from '../__testUtils__/until';
import { errorFilter } from '../errorFilter';
import { webhookPresets } from './scheme';
import { WebhookReceiver } from './WebhookReceiver';

const SECRET = 'a secret of the tests';
const sign = (body: string | Buffer) =>
  `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

const received = jest.fn();
const parser = jest.fn();

/** A plugin with a webhook, and with a route for JSON. */
function createApp(options: { maxBytes?: number; isLate?: boolean } = {}) {
  const { maxBytes, isLate = false } = options;
  const receiver = new WebhookReceiver(webhookPresets.github, {
    secrets: ['another one', SECRET],
    maxBytes,
  });
  const webhook = express.Router().post('/webhooks/ci', (req, res, next) => {
    receiver
      .receive(req)
      .then(delivery => {
        received(delivery);
        res.status(202).json({ id: delivery.id });
      })
      .catch(next);
  });
  const json = express.json({ verify: parser });
  return express()
    .use(isLate ? [json, webhook] : [webhook, json])
    .post('/things', (req, res) => {
      res.json(req.body);
    })
    .use(errorFilter())
    .use(mockErrorHandler());
}

function post(
  body: string | Buffer,
  headers: Record<string, string> = {},
  app = createApp(),
) {
  return request(app)
    .post('/webhooks/ci')
    .set({
      'content-type': 'application/json',
      'x-hub-signature-256': sign(body),
      'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      'x-github-event': 'push',
      ...headers,
    })
    .serialize(sent => sent)
    .send(body);
}

beforeEach(() => {
  jest.resetAllMocks();
});

describe('WebhookReceiver', () => {
  it('gives id, event and the body as it came, which no parser sees', async () => {
    const body = '{"b": 1.0,\n "a":"ß\\u0000" }';
    const { status } = await post(body);

    expect(status).toBe(202);
    expect(received.mock.calls).toEqual([
      [{ id: '72d3162e-cc78-11e3-81ab-4c9367dc0958', event: 'push', body }],
    ]);
    expect(parser).not.toHaveBeenCalled();
  });

  it('takes the hash of the bytes for an id when there is none', async () => {
    const hash = createHash('sha256').update('{}').digest('hex');
    await post('{}', { 'x-github-delivery': '', 'x-github-event': '' });
    expect(received.mock.calls).toEqual([
      [{ id: `sha256:${hash}`, event: undefined, body: '{}' }],
    ]);
  });

  it.each<[number, string, string | Buffer, Record<string, string>]>([
    [401, 'no signature', '{}', { 'x-hub-signature-256': '' }],
    [401, 'a wrong one', '{}', { 'x-hub-signature-256': sign('{ }') }],
    [401, 'no body', '', { 'x-hub-signature-256': '' }],
    [
      415,
      'a form',
      'a=1',
      { 'content-type': 'application/x-www-form-urlencoded' },
    ],
    [415, 'no type', '{}', { 'content-type': '' }],
    [415, 'a compressed body', '{}', { 'content-encoding': 'gzip' }],
    [413, 'a large body', '1'.repeat(1_000_001), {}],
    [400, 'no JSON', '{', {}],
    [400, 'an empty body', '', {}],
    [400, 'a NUL byte', '{"a":"\0"}', {}],
    [400, 'other than UTF-8', Buffer.from('"ß"', 'latin1'), {}],
    [400, 'a byte order mark', '\ufeff{}', {}],
    [400, 'a long id', '{}', { 'x-github-delivery': 'x'.repeat(256) }],
    [400, 'an odd event', '{}', { 'x-github-event': 'ß' }],
  ])('answers %i to %s', async (status, _, body, headers) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(received).not.toHaveBeenCalled();
    expect(answer.text).not.toContain(SECRET);
    expect(answer.text).not.toContain(sign(body));
  });

  it('says what to do about a form, which GitHub sends unless told otherwise', async () => {
    const answer = await post('a=1', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(answer.text).toContain(
      'Expected a body of application/json, got application/x-www-form-urlencoded; set the content type of the webhook where it is sent from',
    );
  });

  it('takes 1 MB, or what it is told', async () => {
    expect((await post('1'.repeat(1_000_000))).status).toBe(202);
    const app = createApp({ maxBytes: 3 });
    expect((await post('123', {}, app)).status).toBe(202);
    expect((await post('1234', {}, app)).status).toBe(413);
    expect((await post('1', { 'content-type': 'a/b+json' })).status).toBe(202);
  });

  it('leaves other routes to their parser', async () => {
    const { body } = await request(createApp()).post('/things').send({ a: 1 });
    expect(body).toEqual({ a: 1 });
    expect(parser).toHaveBeenCalled();
  });

  it('refuses to check what a parser has read before', async () => {
    const { status } = await post('{}', {}, createApp({ isLate: true }));
    expect(status).toBe(500);
    expect(received).not.toHaveBeenCalled();
  });

  it('answers further requests of a connection whose body was too large', async () => {
    const server = createApp({ maxBytes: 10 }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.on('data', data => {
      text += data;
    });
    const head = 'POST /webhooks/ci HTTP/1.1\r\nhost: localhost\r\n';
    const type = 'content-type: application/json\r\n';
    const chunk = `3e8\r\n${'1'.repeat(1000)}\r\n`;
    socket.write(`${head}${type}transfer-encoding: chunked\r\n\r\n${chunk}`);
    await until(() => text.includes('HTTP/1.1 413'));
    socket.write(`${chunk.repeat(300)}0\r\n\r\n`);
    socket.write(`${head}${type}content-length: 2\r\n\r\n{}`);
    await until(() => text.includes('HTTP/1.1 401'));
    expect(text.match(/HTTP\/1.1 \d+/g)).toHaveLength(2);
    socket.destroy();
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });
});
