import { mockErrorHandler } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { z } from 'zod';
import { jsonTypes, parseBody, parseQuery } from './parseRequest';

describe('parseQuery', () => {
  const schema = z.strictObject({
    limit: z.string().optional(),
    at: z.string().optional(),
  });
  const app = express()
    .use(
      '/below',
      express.Router().get('/', (req, res) => {
        res.json(parseQuery(schema, req));
      }),
    )
    .use(mockErrorHandler());
  const ask = (query: string) => request(app).get(`/below${query}`);

  it.each([
    ['', {}],
    ['?', {}],
    ['?&', {}],
    ['?limit', { limit: '' }],
    ['?limit=1&at=', { limit: '1', at: '' }],
    ['?at=a+b%2Bc%26?=', { at: 'a b+c&?=' }],
    ['/?at=%E6%BC%A2', { at: '漢' }],
    ['?%61t=1', { at: '1' }],
    ['?at=%zz', { at: '%zz' }],
  ])('reads %j', async (query, expected) => {
    const { status, body } = await ask(query);
    expect([status, body]).toEqual([200, expected]);
  });

  it.each([
    ['?__proto__=1', '__proto__'],
    ['?%5F_proto__=1', '__proto__'],
    ['?__proto__[limit]=1', '__proto__[limit]'],
    ['?constructor=1', 'constructor'],
    ['?toString=1', 'toString'],
    ['?limit[]=1', 'limit[]'],
    ['?limit[a]=1', 'limit[a]'],
    ['?limit%5Ba%5D=1', 'limit[a]'],
    ['?=1', '""'],
    ['?limit=1&limit=1', 'limit: '],
  ])('refuses %j', async (query, name) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body.error.message).toContain(name);
  });

  it('reads to the end, however many there are', async () => {
    const { body } = await ask(`?${'limit=1&'.repeat(1500)}x=1`);
    expect(body.error.message).toContain('"x"');
  });
});

describe('parseBody', () => {
  const schema = z.strictObject({ name: z.string().optional() });
  const app = express()
    .use(express.json({ type: jsonTypes }))
    .post('/', (req, res) => {
      res.json(parseBody(schema, req));
    })
    .use(mockErrorHandler());
  const post = () => request(app).post('/');

  it.each([
    'application/json',
    'application/merge-patch+json',
    'Application/JSON; charset=UTF-8',
  ])('reads %s', async type => {
    const { status, body } = await post().type(type).send('{"name":"a"}');
    expect([status, body]).toEqual([200, { name: 'a' }]);
  });

  it('takes a request without a body', async () => {
    expect((await post()).status).toBe(200);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json-patch+json',
    'application/vnd.api+json',
    'multipart/form-data; boundary=x',
    'nonsense',
    '',
  ])('refuses the type %j', async type => {
    const { status, body } = await post()
      .set('Content-Type', type)
      .send('{"name":"a"}');
    expect(status).toBe(415);
    expect(body.error).toMatchObject({
      name: 'UnsupportedMediaTypeError',
      message: expect.stringContaining('application/merge-patch+json, got'),
    });
  });

  it('refuses in the same way what express does not decode', async () => {
    for (const [header, value] of [
      ['Content-Type', 'application/json; charset=latin1'],
      ['Content-Encoding', 'nonsense'],
    ]) {
      const { status, body } = await post()
        .type('application/json')
        .set(header, value)
        .send('{"name":"a"}');
      expect([status, body.error.name]).toEqual([
        415,
        'UnsupportedMediaTypeError',
      ]);
    }
  });

  it.each(['{"__proto__":1}', '{"constructor":1}', '{"name":1}', '[]'])(
    'refuses %s',
    async text => {
      const { status, body } = await post().type('json').send(text);
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/^Invalid body: /);
    },
  );

  it('notices that nothing has read the body', async () => {
    const unread = express()
      .post('/', (req, res) => {
        res.json(parseBody(schema, req));
      })
      .use(mockErrorHandler());
    const { status } = await request(unread).post('/').send({ name: 'a' });
    expect(status).toBe(400);
  });
});
