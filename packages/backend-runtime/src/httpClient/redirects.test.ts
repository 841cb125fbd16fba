import {
  BASE,
  createClient,
  json,
  named,
  setupUpstream,
  status,
  TOKEN,
} from './__testUtils__/registry';
import { path } from './path';

const upstream = setupUpstream();
const found = json({ name: 'a' });
const to = (location: string, code = 302) => status(code, { location });

/** What arrived where, and whether the token was with it. */
const trace = () =>
  upstream.requests.map(({ url, headers }) => [
    url,
    headers.get('authorization') ?? 'none',
  ]);

const get = () => createClient().client.get(path`/x`, named);

it.each([301, 302, 303, 307, 308])('follows %s', async code => {
  upstream.answer(to('/api/y', code), found);
  expect(await get()).toEqual({ name: 'a' });
  expect(trace()).toEqual([
    [`${BASE}/x`, `Bearer ${TOKEN}`],
    [`${BASE}/y`, `Bearer ${TOKEN}`],
  ]);
});

it.each([
  ['host', 'https://other.example.com/x'],
  ['host, written short', '//other.example.com/x'],
  ['port', 'https://registry.example.com:8443/x'],
  ['scheme', 'http://registry.example.com/x'],
])(
  'gives no other %s the token, not even on the way back',
  async (_, there) => {
    upstream.answer(to(there), to(`${BASE}/back`), found);
    expect(await get()).toEqual({ name: 'a' });
    expect(trace()).toEqual([
      [`${BASE}/x`, `Bearer ${TOKEN}`],
      [new URL(there, BASE).href, 'none'],
      [`${BASE}/back`, 'none'],
    ]);
  },
);

it('does not blame the token for what another host refuses', async () => {
  upstream.answer(to('https://other.example.com/'), status(403));
  const { client, logger } = createClient();
  await expect(client.get(path`/x`, named)).rejects.toMatchObject({
    statusCode: 502,
  });
  expect(logger.error).not.toHaveBeenCalled();
});

it('follows three and no more', async () => {
  const { href } = new URL('/y', BASE);
  upstream.answer(to(href), to(href), to(href), found);
  expect(await get()).toEqual({ name: 'a' });

  upstream.requests.length = 0;
  upstream.answer(to(href));
  await expect(get()).rejects.toMatchObject({ statusCode: 502 });
  expect(upstream.requests).toHaveLength(4);
});

it.each([
  '',
  'http://',
  'ftp://registry.example.com/',
  'data:application/json,{"name":"a"}',
  `https://me:${TOKEN}@other.example.com/`,
  'https://me@other.example.com/',
])('follows none to %j', async location => {
  upstream.answer(to(location));
  await expect(get()).rejects.toMatchObject({ statusCode: 502 });
  expect(trace()).toHaveLength(1);
});

it('follows none with a request that changes something', async () => {
  upstream.answer(to('/y', 307));
  const { client } = createClient();
  await expect(
    client.request('POST', path`/x`, named, { body: {} }),
  ).rejects.toMatchObject({ statusCode: 502 });
  expect(trace()).toHaveLength(1);
});
