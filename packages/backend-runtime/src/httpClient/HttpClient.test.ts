import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import {
  BASE,
  createClient,
  json,
  named,
  setupUpstream,
  TOKEN,
} from './__testUtils__/registry';
import { HttpClient } from './HttpClient';
import { path } from './path';

const upstream = setupUpstream();
const logger = mockServices.logger.mock();

it('reads what is below the base URL, with query and token', async () => {
  upstream.answer(json({ name: 'a', more: true }));
  const { client } = createClient();

  const answer = await client.get(path`/repositories/${'a b'}`, named, {
    query: { q: 'x&y=1', page: 2, all: undefined },
  });

  expect(answer).toEqual({ name: 'a' });
  const [{ url, headers, method }] = upstream.requests;
  expect([method, url]).toEqual([
    'GET',
    `${BASE}/repositories/a%20b?q=x%26y%3D1&page=2`,
  ]);
  expect(headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
  expect(headers.get('accept')).toBe('application/json');
});

it.each([`${BASE}/`, BASE])('takes the base URL %s', async baseUrl => {
  upstream.answer(json({ name: 'a' }));
  await createClient({ baseUrl }).client.get(path`x`, named);
  expect(upstream.requests[0].url).toBe(`${BASE}/x`);
});

it('sends JSON, and takes an answer without a body', async () => {
  upstream.answer(() => new Response(null, { status: 204 }));
  const { client } = createClient();

  const answer = client.request('POST', path`/x`, z.undefined(), {
    body: { a: 1 },
  });

  expect(await answer).toBeUndefined();
  const [request] = upstream.requests;
  expect(request.method).toBe('POST');
  expect(request.headers.get('content-type')).toBe('application/json');
  expect(await request.json()).toEqual({ a: 1 });
});

it('reads text where an answer is none of JSON', async () => {
  upstream.answer(() => new Response('a,b\n1,2\n'));
  const { client } = createClient();

  const lines = await client.get(
    path`export.csv`,
    z.string().transform(text => text.trim().split('\n')),
    { as: 'text' },
  );

  expect(lines).toEqual(['a,b', '1,2']);
  expect(upstream.requests[0].headers.get('accept')).toBe('text/*');
});

it('sends the token as the system wants it, or none', async () => {
  upstream.answer(json({ name: 'a' }));
  const { client } = createClient({
    authorize: token => ({ 'private-token': token }),
  });
  await client.get(path`/x`, named);
  expect(upstream.requests[0].headers.get('private-token')).toBe(TOKEN);
  expect(upstream.requests[0].headers.get('authorization')).toBeNull();

  const config = mockServices.rootConfig({ data: { a: { baseUrl: BASE } } });
  await HttpClient.fromConfig(config, 'a', { logger }).get(path`/x`, named);
  expect(upstream.requests[1].headers.get('authorization')).toBeNull();
});

it('has defaults for options that are undefined, too', async () => {
  upstream.answer(json({ name: 'a' }));
  const options = { authorize: undefined, retries: undefined };
  await createClient(options).client.get(path`/x`, named);
  const [{ headers }] = upstream.requests;
  expect(headers.get('authorization')).toBe(`Bearer ${TOKEN}`);
});

it('never leaves the base URL, even when a literal does', async () => {
  const { client } = createClient();
  await expect(client.get(path`/../admin`, named)).rejects.toMatchObject({
    statusCode: 502,
  });
});

it('reads several instances by name', async () => {
  upstream.answer(json({ name: 'a' }));
  const data = {
    quay: { registries: { eu: { baseUrl: BASE }, us: { baseUrl: 'x' } } },
  };
  const read = () =>
    HttpClient.instancesFromConfig(
      mockServices.rootConfig({ data }),
      'quay.registries',
      { logger },
    );
  expect(read).toThrow(
    'quay.registries.us.baseUrl: It must be an http or https URL',
  );

  data.quay.registries.us.baseUrl = 'https://us.example.com';
  const clients = read();
  expect([...clients.keys()]).toEqual(['eu', 'us']);
  await clients.get('us')!.get(path`/x`, named);
  expect(upstream.requests[0].url).toBe('https://us.example.com/x');
});

it.each([
  'registry.example.com',
  'ftp://registry.example.com',
  `https://me:${TOKEN}@registry.example.com`,
  `https://registry.example.com/?token=${TOKEN}`,
  `https://registry.example.com/#${TOKEN}`,
])('refuses the base URL %s, and does not repeat it', baseUrl => {
  expect(() => createClient({ baseUrl })).toThrow(
    /^(?!.*s3cr3t).*quay\.registry\.baseUrl: It must be/,
  );
});

it.each(['', `${TOKEN}\n`, `${TOKEN} `, `${TOKEN}ä`])(
  'refuses the token %j, which no header can carry',
  token => {
    const config = mockServices.rootConfig({
      data: { a: { baseUrl: BASE, token } },
    });
    expect(() => HttpClient.fromConfig(config, 'a', { logger })).toThrow(
      /^(?!.*s3cr3t).*a\.token: It must be visible ASCII/,
    );
  },
);
