import { createTestDatabases } from '@stagecraft/backend-testkit';
import { Knex } from 'knex';

interface Cost {
  component: string;
  month: string;
  cents: number;
}

/** Keeps one row for each component and month; the later one counts. */
async function importCosts(knex: Knex, costs: Cost[]): Promise<void> {
  await knex.transaction(async trx => {
    for (let start = 0; start < costs.length; start += 100) {
      await trx<Cost>('costs')
        .insert(costs.slice(start, start + 100))
        .onConflict(['component', 'month'])
        .merge(['cents']);
    }
  });
}

/** What all components cost, for each month. */
async function monthlyCosts(knex: Knex) {
  const rows = await knex<Cost>('costs')
    .select('month')
    .sum({ cents: 'cents' })
    .groupBy('month')
    .orderBy('month');
  return rows.map(({ month, cents }) => ({ month, cents: Number(cents) }));
}

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('statements, %p', databaseId => {
  let knex: Knex;
  const cost = (n: number, cents: number) => ({
    component: `component:default/c-${n}`,
    month: '2026-01',
    cents,
  });

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.schema.createTable('costs', table => {
      table.string('component').notNullable();
      table.string('month').notNullable();
      table.integer('cents').notNullable();
      table.primary(['component', 'month']);
    });
  });

  afterEach(async () => {
    await knex('costs').delete();
  });

  it('imports many rows, also a second time', async () => {
    const costs = Array.from({ length: 2_500 }, (_, n) => cost(n, 1));

    await importCosts(knex, costs);
    await importCosts(knex, [...costs, cost(0, 5)]);

    expect(await monthlyCosts(knex)).toEqual([
      { month: '2026-01', cents: 2_504 },
    ]);
  });

  it('imports nothing when one row is refused', async () => {
    const bad = { ...cost(1, 1), month: null as unknown as string };
    const costs = [...Array(150).keys()].map(n => cost(n, 1));

    await expect(importCosts(knex, [...costs, bad])).rejects.toThrow();

    expect(await monthlyCosts(knex)).toEqual([]);
  });
});

it('SQLite refuses in one statement what the batches import', async () => {
  const knex = await databases.init('SQLITE_3');
  await knex.schema.createTable('numbers', table => {
    table.integer('one');
    table.integer('other');
  });
  const rows = Array.from({ length: 20_000 }, () => ({ one: 1, other: 2 }));

  await expect(knex('numbers').insert(rows)).rejects.toThrow(/too many/);
});
