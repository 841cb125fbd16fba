import { createTestDatabases } from '@stagecraft/backend-testkit';
import fc from 'fast-check';
import { Knex } from 'knex';
import { z } from 'zod';
import { dateTime } from './inputTypes';
import { keysetPage, pageParameters } from './keysetPage';
import { checkCursor, sortParameters } from './sortParameters';
import { toIsoString } from './toIsoString';

const databases = createTestDatabases();

const schema = z
  .strictObject({
    ...pageParameters,
    ...sortParameters({ rank: z.int32().nullish(), at: dateTime().nullish() }),
  })
  .check(checkCursor);

interface Thing {
  id: string;
  rank: number | null;
  at: string | null;
}
interface ThingRow extends Omit<Thing, 'at'> {
  at: Date | string | null;
}
type Query = z.input<typeof schema>;

const idOf = (n: number) =>
  `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const columns = { rank: 'rank', at: 'at' };
const toThing = ({ id, rank, at }: ThingRow): Thing => ({
  id,
  rank,
  at: at && toIsoString(at),
});

// Few values, so that many are equal; and rows come in any order.
const things = fc
  .array(
    fc.record({
      rank: fc.option(fc.integer({ min: -2, max: 2 })),
      at: fc.option(
        fc.integer({ min: 0, max: 3 }).map(ms => new Date(ms).toISOString()),
      ),
    }),
    { maxLength: 25 },
  )
  .map(list => list.map((thing, n): Thing => ({ id: idOf(n), ...thing })));
const sorts = fc.record({
  sort: fc.constantFrom('rank' as const, 'at' as const),
  order: fc.constantFrom('asc' as const, 'desc' as const),
});

// What a list has to be: by value, those without one last, and among equals by id.
function sorted(all: Thing[], { sort, order }: Pick<Query, 'sort' | 'order'>) {
  const direction = order === 'asc' ? 1 : -1;
  const compare = <T>(a: T, b: T) =>
    direction * (Number(a > b) - Number(a < b));
  return all.toSorted((one, other) => {
    const [a, b] = [one[sort!], other[sort!]];
    if (a === null || b === null) {
      return (
        Number(a === null) - Number(b === null) || compare(one.id, other.id)
      );
    }
    return compare(a, b) || compare(one.id, other.id);
  });
}

describe.each(databases.eachSupportedId())('sorted pages, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.uuid('id').primary();
      table.integer('rank');
      table.timestamp('at');
      table.index(['rank', 'id']);
      table.index(['at', 'id']);
    });
  });

  const fill = async (all: Thing[]) => {
    await knex('things').delete();
    if (all.length > 0) {
      await knex('things').insert(all);
    }
  };

  const page = (query: object) =>
    keysetPage(knex<ThingRow>('things'), schema.parse(query), toThing, columns);

  // Calls `between` after each page.
  async function pages(query: Query, between?: (nth: number) => Promise<void>) {
    const items: Thing[] = [];
    let cursor: string | undefined;
    for (let nth = 0; nth < 60; nth++) {
      const { items: some, pageInfo } = await page({ ...query, cursor });
      items.push(...some);
      cursor = pageInfo.nextCursor;
      if (cursor === undefined) {
        return items;
      }
      await between?.(nth);
    }
    throw new Error('The pages do not end');
  }

  it('are those of a sorted list, whatever is equal or null', async () => {
    await fc.assert(
      fc.asyncProperty(
        things,
        sorts,
        fc.integer({ min: 1, max: 7 }),
        async (all, by, limit) => {
          await fill(all);

          expect(await pages({ ...by, limit: `${limit}` })).toEqual(
            sorted(all, by),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('have each row once that stays as it is while others change', async () => {
    const edits = fc.array(
      fc.record({
        row: fc.nat(),
        to: fc.option(fc.integer({ min: -3, max: 3 }), { nil: 'gone' }),
      }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(things, sorts, edits, async (all, by, changes) => {
        await fill(all);
        const touched = new Set<string>();
        const items = await pages({ ...by, limit: '3' }, async nth => {
          const { row, to } = changes[nth] ?? {};
          if (to === undefined || row === undefined) {
            return;
          }
          const id = idOf(row % all.length);
          touched.add(id);
          await (to === 'gone'
            ? knex('things').where({ id }).delete()
            : knex('things')
                .where({ id })
                .update({
                  rank: to,
                  at: new Date(to as number).toISOString(),
                }));
          const late = idOf(1000 + nth);
          touched.add(late);
          await knex('things').insert({ id: late, rank: null, at: null });
        });

        const untouched = ({ id }: Thing) => !touched.has(id);
        expect(items.filter(untouched)).toEqual(
          sorted(all.filter(untouched), by),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('go on in the order of ids without a sort', async () => {
    await fill([1, 2, 3].map(n => ({ id: idOf(n), rank: -n, at: null })));

    const { items, pageInfo } = await page({ limit: '2' });
    expect(items.map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
    const rest = await page({ cursor: pageInfo.nextCursor });
    expect(rest.items.map(({ id }) => id)).toEqual([idOf(1)]);
  });

  it('refuse a cursor of another sort', async () => {
    await fill([1, 2].map(n => ({ id: idOf(n), rank: n, at: null })));
    const cursors: (string | undefined)[] = [];
    for (const sort of [undefined, 'rank', 'at']) {
      const { pageInfo } = await page({ sort, limit: '1' });
      cursors.push(pageInfo.nextCursor);
    }

    const isTaken = (sort: string | undefined) =>
      cursors.map(cursor => schema.safeParse({ sort, cursor }).success);
    expect(isTaken(undefined)).toEqual([true, false, false]);
    expect(isTaken('rank')).toEqual([false, true, false]);
    expect(isTaken('at')).toEqual([false, false, true]);
    const [, byRank] = cursors;
    await expect(
      keysetPage(
        knex<ThingRow>('things'),
        { limit: 1, order: 'asc', sort: 'at', cursor: byRank },
        toThing,
        columns,
      ),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('are scans of one index each', async () => {
    await fill([]);
    const rows = Array.from({ length: 3000 }, (_, n) => ({
      id: idOf(n),
      rank: n % 3 === 0 ? null : n % 100,
      at: null,
    }));
    await knex.batchInsert('things', rows, 300);
    await knex.raw('analyze');
    const statements: { sql: string; bindings: readonly Knex.RawBinding[] }[] =
      [];
    knex.on('query', statement => statements.push(statement));
    for (const order of ['asc', 'desc']) {
      const first = await page({ sort: 'rank', order });
      const second = await page({
        ...{ sort: 'rank', order },
        cursor: first.pageInfo.nextCursor,
      });
      expect(second.items).toHaveLength(20);
      // In the middle of those with a value, and of those without.
      for (const { id, rank } of [rows[1549], rows[1500]]) {
        const cursor = Buffer.from(JSON.stringify(['rank', rank, id]));
        const { items } = await page({
          ...{ sort: 'rank', order },
          cursor: cursor.toString('base64url'),
        });
        expect(items).toHaveLength(20);
      }
    }
    knex.removeAllListeners('query');

    expect(statements).toHaveLength(8);
    const explain =
      databaseId === 'SQLITE_3' ? 'explain query plan' : 'explain';
    for (const { sql, bindings } of statements) {
      const plan = JSON.stringify(
        await knex.raw(
          `${explain} ${sql.replaceAll(/\$\d+/g, '?')}`,
          bindings as Knex.RawBinding[],
        ),
      );
      expect(plan).toMatch(/things_rank_id_index/);
      // Only the few rows that both scans have found are put in order.
      const scans = plan
        .replace(/^.*Sort .*Append/, '')
        .replace(/"parent":0,[^}]*TEMP B-TREE FOR ORDER BY/, '');
      expect(scans).not.toMatch(/Sort |TEMP B-TREE|Seq Scan|Bitmap/);
    }
  });
});

describe('sortParameters', () => {
  const encode = (value: unknown) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');

  it('has no sort unless one is given', () => {
    expect(schema.parse({})).toEqual({ limit: 20, order: 'desc' });
    expect(schema.parse({ sort: 'at' }).sort).toBe('at');
  });

  it.each(['', 'id', 'created_at', 'toString', ['rank', 'at']])(
    'refuses the sort %j',
    sort => {
      expect(schema.safeParse({ sort }).success).toBe(false);
    },
  );

  it.each([
    '',
    'nonsense',
    encode(['rank', 1]),
    encode(['rank', '1', idOf(1)]),
    encode(['rank', 1.5, idOf(1)]),
    encode(['rank', 2147483648, idOf(1)]),
    encode(['rank', { toISOString: 1 }, idOf(1)]),
    encode(['rank', 1, idOf(1).toUpperCase().replace('0', 'G')]),
    encode(['rank', 1, idOf(0xabc).toUpperCase()]),
    encode(['rank', 1, idOf(1), 1]),
    encode({ sort: 'rank', value: 1, id: idOf(1) }),
    Buffer.from(`["rank", 1, "${idOf(1)}"]`).toString('base64url'),
    Buffer.from(`["rank",-0,"${idOf(1)}"]`).toString('base64url'),
    `${encode(['rank', 1, idOf(1)])}=`,
    encode(['rank', 1, idOf(1)]).slice(1),
    'A'.repeat(5_001),
  ])('refuses the cursor %j', cursor => {
    expect(schema.safeParse({ sort: 'rank', cursor }).success).toBe(false);
  });

  it.each([
    encode(['at', 'yesterday', idOf(1)]),
    encode(['at', '2026-01-01T01:00:00+01:00', idOf(1)]),
    encode(['at', '2026-01-01T00:00:00.000Z\0', idOf(1)]),
    encode(['at', 0, idOf(1)]),
  ])('refuses the cursor %j of a time', cursor => {
    expect(schema.safeParse({ sort: 'at', cursor }).success).toBe(false);
  });
});
