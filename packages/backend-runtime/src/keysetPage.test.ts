import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';
import { z } from 'zod';
import { keysetPage, pageParameters, pageSchema } from './keysetPage';

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

  it('takes a cursor whose row was never there', async () => {
    await insert(1, 3);

    expect((await page({ cursor: encode(idOf(2)) })).items).toEqual([1]);
  });
});

describe('pageParameters', () => {
  it('asks for 20 items unless told otherwise', () => {
    expect(parametersSchema.parse({})).toEqual({ limit: 20, order: 'desc' });
    expect(parametersSchema.parse({ limit: '100' }).limit).toBe(100);
  });

  it.each(['0', '101', '-1', '1e1', '', 'ten', ['1', '2'], { $gt: '1' }])(
    'refuses the limit %j',
    limit => {
      expect(parametersSchema.safeParse({ limit }).success).toBe(false);
    },
  );

  it.each(['', 'up', 'ASC', 'asc ', ['asc', 'desc']])(
    'refuses the order %j',
    order => {
      expect(parametersSchema.safeParse({ order }).success).toBe(false);
    },
  );

  it('parses a cursor to an id in lower case', () => {
    const cursor = encode(idOf(0xabc).toUpperCase());
    expect(parametersSchema.parse({ cursor }).cursor).toBe(idOf(0xabc));
  });

  it.each([
    '',
    'nonsense',
    idOf(1),
    encode('1'),
    encode(`${idOf(1)}'`),
    encode(`${idOf(1)}\0`),
    encode(idOf(1)).slice(1),
    encode(idOf(1)).repeat(2),
    `${encode(idOf(1))}=`,
    `${encode(idOf(1))}\0`,
    ` ${encode(idOf(1))}`,
    encode(idOf(1).replace('1', '\u0131')),
    'A'.repeat(101),
    [encode(idOf(1))],
  ])('refuses the cursor %j', cursor => {
    expect(parametersSchema.safeParse({ cursor }).success).toBe(false);
  });
});

describe('pageSchema', () => {
  it('describes what keysetPage gives', () => {
    const schema = pageSchema(z.int());

    for (const pageInfo of [{}, { nextCursor: 'abc' }]) {
      const value = { items: [2, 1], pageInfo };
      expect(schema.parse(value)).toEqual(value);
    }
    expect(schema.safeParse({ items: ['a'], pageInfo: {} }).success).toBe(
      false,
    );
    expect(schema.safeParse({ items: [] }).success).toBe(false);
  });
});
