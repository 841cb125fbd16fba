import { createTestDatabases } from '@stagecraft/backend-testkit';
import fc from 'fast-check';
import { Knex } from 'knex';
import { ColumnCondition, RowCriteria, whereCriteria } from './whereCriteria';

const databases = createTestDatabases();

const texts = ['a', 'A', 'ä', '{"a",b}', "'", '1', 'null', ''];
const numbers = [-1, 0, 1, 1.5, 2_147_483_647];

interface Thing {
  id: number;
  text: string | null;
  number: number | null;
  flag: boolean | null;
}

const or = <T>(values: T[]) => fc.constantFrom(...values, null);
const things = fc
  .array(
    fc.record({
      text: or(texts),
      number: or(numbers),
      flag: or([true, false]),
    }),
    { maxLength: 12 },
  )
  .map(rows => rows.map((row, id): Thing => ({ id, ...row })));

const conditions = fc.oneof(
  fc.record({
    column: fc.constant('text'),
    values: fc.subarray([...texts, null]),
  }),
  fc.record({
    column: fc.constant('number'),
    values: fc.subarray([...numbers, null]),
  }),
  fc.record({
    column: fc.constant('flag'),
    values: fc.subarray([true, false, null]),
  }),
);
const { criteria } = fc.letrec<{ criteria: RowCriteria }>(tie => ({
  criteria: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    conditions,
    fc.boolean(),
    fc.record({ allOf: fc.array(tie('criteria'), { maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(tie('criteria'), { maxLength: 3 }) }),
    fc.record({ not: tie('criteria') }),
  ),
}));

/** Which rows meet criteria, as the framework tells it of what is in memory. */
function meets(row: Thing, wanted: RowCriteria): boolean {
  if (typeof wanted === 'boolean') {
    return wanted;
  }
  if ('allOf' in wanted) {
    return wanted.allOf.every(one => meets(row, one));
  }
  if ('anyOf' in wanted) {
    return wanted.anyOf.some(one => meets(row, one));
  }
  if ('not' in wanted) {
    return !meets(row, wanted.not);
  }
  const { column, values } = wanted;
  return values.some(value => value === row[column as keyof Thing]);
}

describe.each(databases.eachSupportedId())('whereCriteria, %p', databaseId => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('things', table => {
      table.integer('id').primary();
      table.string('text').index();
      table.double('number');
      table.boolean('flag');
      table.uuid('uuid');
    });
  });

  beforeEach(async () => {
    await knex('things').delete();
  });

  const ids = async (wanted: RowCriteria) =>
    (await whereCriteria(knex('things'), wanted).orderBy('id')).map(
      ({ id }) => id,
    );

  it('finds the rows that meet criteria in memory', async () => {
    await fc.assert(
      fc.asyncProperty(things, criteria, async (rows, wanted) => {
        await knex('things').delete();
        await knex.batchInsert('things', rows);

        expect(await ids(wanted)).toEqual(
          rows.filter(row => meets(row, wanted)).map(({ id }) => id),
        );
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('stays beside what else narrows the query', async () => {
    await knex('things').insert([
      { id: 1, text: 'a' },
      { id: 2, text: 'b' },
    ]);
    const wanted = { anyOf: [false, { column: 'text', values: ['a', 'b'] }] };
    expect(
      await whereCriteria(knex('things').where({ id: 1 }), wanted),
    ).toHaveLength(1);
    expect(
      await whereCriteria(knex('things').where({ id: 1 }), { not: wanted }),
    ).toHaveLength(0);
  });

  it('takes 100,000 values in one statement', async () => {
    const values = Array.from({ length: 100_000 }, (_, n) => `text ${n}`);
    await knex('things').insert([
      { id: 1, text: 'text 99999' },
      { id: 2, text: 'other' },
    ]);
    expect(await ids({ column: 'text', values })).toEqual([1]);
    expect(await ids({ not: { column: 'text', values } })).toEqual([2]);
  });

  it('compares ids as the database has them', async () => {
    const uuid = '01900000-0000-7000-8000-000000000001';
    await knex('things').insert({ id: 1, uuid });
    const condition: ColumnCondition = { column: 'uuid', values: [uuid] };
    expect(await ids(condition)).toEqual([1]);
  });
});
