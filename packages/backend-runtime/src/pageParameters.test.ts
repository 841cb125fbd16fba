import { z } from 'zod';
import { pageParameters, pageSchema } from './keysetPage';

const parametersSchema = z.strictObject(pageParameters);
const idOf = (n: number) =>
  `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const encode = (value: string) => Buffer.from(value).toString('base64url');

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

    for (const pageInfo of [{}, { nextCursor: 'abc', totalItems: 2 }]) {
      const value = { items: [2, 1], pageInfo };
      expect(schema.parse(value)).toEqual(value);
    }
    expect(schema.safeParse({ items: ['a'], pageInfo: {} }).success).toBe(
      false,
    );
    expect(schema.safeParse({ items: [] }).success).toBe(false);
  });
});
