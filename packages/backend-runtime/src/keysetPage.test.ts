import { createTestDatabases } from '@stagecraft/backend-testkit';
import fc from 'fast-check';
import { Knex } from 'knex';
import { z } from 'zod';
import { keysetPage, pageParameters } from './keysetPage';

const databases = createTestDatabases();

const parametersSchema = z.strictObject(pageParameters);
const idOf = (n: number) =>
  `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const encode = (value: string) => Buffer.from(value).toString('base64url');

describe.each(databases.eachSupportedId())('keysetPage, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.uuid('id').primary();
      table.integer('number').notNullable();
      table.boolean('odd').notNullable();
      table.text('note').notNullable().defaultTo('');
    });
  });

  afterEach(async () => {
    await knex('things').delete();
  });

  const insert = (...numbers: number[]) =>
    knex('things').insert(
      numbers.map(number => ({
        id: idOf(number),
        number,
        odd: number % 2 === 1,
      })),
    );

  const page = (query: object, things = knex('things')) =>
    keysetPage(
      things,
      parametersSchema.parse(query),
      (row: { id: string; number: number }) => row.number,
    );

  it('gives the newest first, whatever the order they came in', async () => {
    await insert(2, 300, 1, 17, 16);

    expect(await page({})).toEqual({
      items: [300, 17, 16, 2, 1],
      pageInfo: {},
    });
  });

  it('is empty when there is nothing', async () => {
    expect(await page({})).toEqual({ items: [], pageInfo: {} });
  });

  it('gives the oldest first when asked to', async () => {
    await insert(2, 300, 1);

    expect((await page({ order: 'asc' })).items).toEqual([1, 2, 300]);
  });

  it.each(
    (['desc', 'asc'] as const).flatMap(order =>
      [
        [1, 1],
        [3, 1],
        [4, 2],
        [5, 2],
        [4, 4],
        [4, 5],
      ].map(([count, limit]) => ({ order, count, limit })),
    ),
  )('lists $count rows by $limit, $order, each once', async options => {
    const { order, count, limit } = options;
    const numbers = Array.from({ length: count }, (_, index) => index);
    await insert(...numbers);

    const pages: number[][] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await page({
        limit: `${limit}`,
        cursor,
        order,
      });
      pages.push(items);
      cursor = pageInfo.nextCursor;
    } while (cursor && pages.length <= count);

    expect(pages.flat()).toEqual(order === 'asc' ? numbers : numbers.reverse());
    expect(pages.length).toBe(Math.ceil(count / limit));
  });

  it('loses and repeats nothing while rows come and go', async () => {
    await insert(1, 2, 3, 4, 5, 6);
    const first = await page({ limit: '2' });

    await insert(7, 8);
    await knex('things').whereIn('id', [5, 4].map(idOf)).delete();
    const cursor = first.pageInfo.nextCursor;
    const second = await page({ limit: '2', cursor });
    const third = await page({ cursor: second.pageInfo.nextCursor });

    expect(first.items).toEqual([6, 5]);
    expect(second.items).toEqual([3, 2]);
    expect(third).toEqual({ items: [1], pageInfo: {} });
  });

  it('ends a page at 500 kB, with the row that reaches it', async () => {
    const note = '漢'.repeat(30_000); // 90 kB
    for (let number = 1; number <= 8; number++) {
      await knex('things').insert({
        id: idOf(number),
        number,
        odd: true,
        note,
      });
    }

    const first = await page({ limit: '100' });
    expect(first.items).toEqual([8, 7, 6, 5, 4, 3]);
    const cursor = first.pageInfo.nextCursor;
    expect(await page({ limit: '100', cursor })).toEqual({
      items: [2, 1],
      pageInfo: {},
    });
    expect((await page({ limit: '2' })).items).toEqual([8, 7]);
  });

  it('gives a row that is larger than a page', async () => {
    const note = 'x'.repeat(600_000);
    for (const number of [1, 2]) {
      await knex('things').insert({
        id: idOf(number),
        number,
        odd: true,
        note,
      });
    }

    const first = await page({});
    const second = await page({ cursor: first.pageInfo.nextCursor });
    expect([first.items, second]).toEqual([[2], { items: [1], pageInfo: {} }]);
  });

  it('gives each row once, however large they are', async () => {
    const sizes = fc.array(
      fc.constantFrom(0, 10, 5_000, 20_000, 24_500, 250_000, 499_964, 700_000),
      { maxLength: 70 },
    );
    const order = fc.constantFrom('asc', 'desc');
    await fc.assert(
      fc.asyncProperty(sizes, order, fc.nat(99), async (bytes, by, more) => {
        await knex('things').delete();
        for (const [number, size] of bytes.entries()) {
          const note = 'x'.repeat(size);
          await knex('things').insert({
            id: idOf(number),
            number,
            odd: true,
            note,
          });
        }
        const items: number[] = [];
        let cursor: string | undefined;
        do {
          const { items: some, pageInfo } = await page({
            limit: `${more + 1}`,
            cursor,
            order: by,
          });
          expect(some.length > 0 || bytes.length === 0).toBe(true);
          items.push(...some);
          cursor = pageInfo.nextCursor;
        } while (cursor && items.length <= bytes.length);
        const numbers = bytes.map((_, number) => number);
        expect(items).toEqual(by === 'asc' ? numbers : numbers.reverse());
      }),
      { numRuns: 15 },
    );
  });

  it('reads what is small in few steps, and little of what is large', async () => {
    const read = jest.fn();
    const count = async (note: string) => {
      await knex('things').delete();
      for (let number = 0; number < 101; number++) {
        await knex('things').insert({
          id: idOf(number),
          number,
          odd: true,
          note,
        });
      }
      read.mockReset();
      knex.on('query-response', read);
      const { items } = await page({ limit: '100' });
      knex.off('query-response', read);
      const rows = read.mock.calls.map(([response]) => response.length);
      return { items: items.length, rows };
    };

    expect(await count('')).toEqual({ items: 100, rows: [21, 42, 38] });
    expect(await count('x'.repeat(90_000))).toEqual({ items: 6, rows: [21] });
  });

  it('keeps to what the query is narrowed to', async () => {
    await insert(1, 2, 3, 4, 5);
    const odd = () => knex('things').where({ odd: true });

    const first = await page({ limit: '2' }, odd());
    const cursor = first.pageInfo.nextCursor;

    expect(first.items).toEqual([5, 3]);
    expect(await page({ limit: '2', cursor }, odd())).toEqual({
      items: [1],
      pageInfo: {},
    });
  });

  it('counts the rows of all pages by one statement, when asked to', async () => {
    await insert(1, 2, 3, 4, 5);
    const odd = () => knex('things').where({ odd: true });
    const toNumber = (row: { id: string; number: number }) => row.number;
    const statements = jest.fn();
    knex.on('query', statements);
    const first = { limit: 2, order: 'asc' } as const;
    const all = await keysetPage(odd(), { ...first, count: true }, toNumber);
    const last = await keysetPage(
      odd(),
      { ...first, cursor: idOf(3), count: true },
      toNumber,
    );
    expect(statements).toHaveBeenCalledTimes(4);
    const uncounted = await keysetPage(
      odd(),
      { ...first, count: false },
      toNumber,
    );
    expect(statements).toHaveBeenCalledTimes(5);
    knex.removeAllListeners('query');

    expect(all.items).toEqual([1, 3]);
    expect(all.pageInfo.totalItems).toBe(3);
    expect(last).toEqual({ items: [5], pageInfo: { totalItems: 3 } });
    expect(uncounted.pageInfo.totalItems).toBeUndefined();
  });

  it('takes a cursor whose row was never there', async () => {
    await insert(1, 3);

    expect((await page({ cursor: encode(idOf(2)) })).items).toEqual([1]);
  });
});
