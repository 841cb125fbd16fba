import { HttpResponse } from 'msw';
import { z } from 'zod';
import {
  BASE,
  createClient,
  json,
  setupUpstream,
} from './__testUtils__/registry';
import { HttpClient } from './HttpClient';
import { PagesOptions } from './options';
import { path } from './path';

const upstream = setupUpstream();
const pageSchema = z.object({
  items: z.array(z.number()),
  more: z.boolean().optional(),
  page: z.number().optional(),
});

type Next = Parameters<HttpClient['pages']>[2];

/** The items of all pages, and the URLs that were asked. */
async function read(
  next: (page: z.output<typeof pageSchema>, link?: string) => ReturnType<Next>,
  options?: PagesOptions,
) {
  const items: number[] = [];
  const { client } = createClient({ retries: 0 });
  for await (const page of client.pages(path`/x`, pageSchema, next, options)) {
    items.push(...page.items);
  }
  return [items, upstream.requests.map(({ url }) => url)];
}

it('reads pages by their number', async () => {
  upstream.answer(
    json({ items: [1, 2], more: true, page: 1 }),
    json({ items: [], more: true, page: 2 }),
    json({ items: [3], more: false, page: 3 }),
  );
  const next = ({ more, page = 0 }: z.output<typeof pageSchema>) =>
    more ? { page: page + 1, first: undefined } : undefined;

  expect(await read(next, { query: { q: 'a', first: true } })).toEqual([
    [1, 2, 3],
    [
      `${BASE}/x?q=a&first=true`,
      `${BASE}/x?q=a&page=2`,
      `${BASE}/x?q=a&page=3`,
    ],
  ]);
});

const linked = (link: string) => () =>
  HttpResponse.json({ items: [1] }, { headers: { link } });

it.each([
  '</api/x?after=1>; rel="next"',
  '<?after=1>;rel=next',
  `<${BASE}/x>; rel="first", <${BASE}/x?after=1>; title="a"; rel="next"`,
])('reads pages by the header %s', async link => {
  upstream.answer(linked(link), json({ items: [2] }));
  expect(await read((_, next) => next)).toEqual([
    [1, 2],
    [`${BASE}/x`, `${BASE}/x?after=1`],
  ]);
});

it.each([
  '</api/x?after=1>; rel="prev"',
  '</api/x?after=1>; rel="nextish"',
  '</api/x?after=1>, rel="next"',
  'rel="next"',
])('finds no next page in %s', async link => {
  upstream.answer(linked(link));
  expect(await read((_, next) => next)).toEqual([[1], [`${BASE}/x`]]);
});

it.each([
  'https://other.example.com/api/x',
  '//other.example.com/api/x',
  'http://registry.example.com/api/x',
  '/apix',
  '/api/../admin',
  '/',
  'http://',
])('never goes on to %s', async link => {
  upstream.answer(linked(`<${link}>; rel="next"`), json({ items: [2] }));
  await expect(read((_, next) => next)).rejects.toMatchObject({
    statusCode: 502,
  });
  expect(upstream.requests).toHaveLength(1);
});

it('ends after as many pages as there may be', async () => {
  upstream.answer(json({ items: [1] }));
  await expect(read(() => ({}), { maxPages: 3 })).rejects.toMatchObject({
    statusCode: 502,
  });
  expect(upstream.requests).toHaveLength(3);

  upstream.requests.length = 0;
  let count = 0;
  await read(() => (++count < 3 ? {} : undefined), { maxPages: 3 });
  expect(upstream.requests).toHaveLength(3);
});

it('asks for no page that nobody wants, and for none after the signal', async () => {
  upstream.answer(json({ items: [1] }));
  const { client } = createClient();
  const caller = new AbortController();
  const { signal } = caller;
  const pages = client.pages(path`/x`, pageSchema, () => ({}), { signal });
  expect(upstream.requests).toHaveLength(0);
  await pages.next();
  await pages.next();
  expect(upstream.requests).toHaveLength(2);

  caller.abort(new Error('stopped'));
  await expect(pages.next()).rejects.toThrow('stopped');
  expect(upstream.requests).toHaveLength(2);
});
