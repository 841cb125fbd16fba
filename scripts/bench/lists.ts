import type { Knex } from 'knex';
import { guestToken, load } from './load.ts';
import { takeTurns, type Measurement } from './measure.ts';
import { renderPlugin } from './plugins.ts';
import { explainPlan, withDatabase } from './table.ts';
import type { Workshop } from './workshop.ts';

const SHORT = 'short';
const LONG = 'long';
const ROWS = { [SHORT]: 1000, [LONG]: 1_000_000 };

const resources = [
  {
    name: 'item',
    plural: 'items',
    addedAt: '2026-01-01T00:00:00Z',
    fields: [
      'title:string',
      'state:enum(open,held,done):index',
      'priority:integer:index',
      'entityRef:entityRef:index',
    ],
    sort: ['priority'],
  },
];

// What about 70 of 10^6 rows have.
const FILTERS = {
  state: ['open', 'held'],
  priority: 7,
  entityRef: 'component:default/service-7',
};

/** Lists of 10^6 rows: sorted, with filters, and with the total. */
export function benchLists(workshop: Workshop): Promise<Measurement[]> {
  return whileServing(workshop, async (items, long) => {
    const { cursor, ...plans } = await long(explainLists);
    const sorted = 'sort=priority';
    const taken = await takeTurns(
      {
        last: () => items(LONG, `${sorted}&cursor=${cursor}`),
        first: () => items(SHORT, sorted),
        filtered: () => items(LONG, filterQuery()),
        counted: () => items(LONG, 'count=true'),
        plain: () => items(LONG, ''),
      },
      { rounds: 10, seconds: 60 },
    );
    const compare = (ours: number, other: number) => ({
      ratio: ours / other,
      medians: [milliseconds(ours), milliseconds(other)] as [string, string],
    });
    return [
      {
        name: 'sorted list, last page of 10⁶ rows',
        how: 'The time of an answer with the last 20 of 10⁶ rows against the first 20 of 10³, over HTTP, with one connection, of a list sorted by an integer that has 97 values.',
        goal: { most: 1.3 },
        ...compare(taken.last, taken.first),
        evidence: plans.sorted,
      },
      {
        name: 'list with three filters',
        how: 'The time of an answer with the first 20 of 10⁶ rows that meet three filters, one of them with two values, against the first 20 of all, over HTTP, with one connection.',
        ...compare(taken.filtered, taken.plain),
        evidence: plans.filtered,
      },
      {
        name: 'total of a list',
        how: 'The time of an answer with the first 20 of 10⁶ rows and `?count=true` against the same without, over HTTP, with one connection.',
        ...compare(taken.counted, taken.plain),
        evidence: plans.counted,
      },
    ];
  });
}

const milliseconds = (value: number) => `${value.toFixed(2)} ms`;

function filterQuery(): string {
  const { state, priority, entityRef } = FILTERS;
  return new URLSearchParams([
    ...state.map(value => ['state', value]),
    ['priority', `${priority}`],
    ['entityRef', entityRef],
  ]).toString();
}

/** Runs something while a backend serves a short and a long table, which it can query. */
async function whileServing<Value>(
  workshop: Workshop,
  work: (
    items: (id: string, query: string) => Promise<number>,
    long: <Answer>(
      ask: (connection: Knex) => Promise<Answer>,
    ) => Promise<Answer>,
  ) => Promise<Value>,
): Promise<Value> {
  const { folder } = await workshop.ours();
  const plugins: string[] = [];
  for (const id of Object.keys(ROWS)) {
    plugins.push(await renderPlugin(folder, id, { resources }));
  }
  const backend = await workshop.start(plugins);
  try {
    const server = await workshop.postgres();
    for (const [id, rows] of Object.entries(ROWS)) {
      await withDatabase(server, id, connection => fill(connection, rows));
    }
    const token = await guestToken(backend.url);
    const options = { connections: 1, duration: 1 };
    return await work(
      async (id, query) => {
        const url = `${backend.url}/api/${id}/items?${query}`;
        return (await load(url, token, options)).milliseconds;
      },
      ask => withDatabase(server, LONG, ask),
    );
  } finally {
    await backend.stop();
  }
}

async function fill(connection: Knex, rows: number): Promise<void> {
  await connection.raw(
    `insert into items (id, title, state, priority, entity_ref, version, created_at, created_by, updated_at)
     select uuidv7(), 'Item ' || n, (array['open', 'held', 'done'])[1 + n % 3], n % 97,
            'component:default/service-' || n % 100, 1, now(), 'user:default/guest', now()
     from generate_series(1, ?::int) n`,
    [rows],
  );
  // What is committed without waiting for the disk is not yet visible to all, so that
  // vacuum could mark no page as such.
  await connection.raw('checkpoint');
  await connection.raw('vacuum analyze items');
}

/** The cursor before the last page of 20 of the sorted list, and what PostgreSQL does. */
async function explainLists(connection: Knex) {
  const items = () => connection('items');
  const { priority, id } = await items()
    .orderBy(['priority', 'id'])
    .offset(20)
    .first();
  const position = JSON.stringify(['priority', priority, id]);
  const sorting = ['priority', 'id'].map(column => ({ column, order: 'desc' }));
  const filled = items()
    .whereNotNull('priority')
    .whereRaw('("priority", "id") < (?, ?)', [priority, id])
    .orderBy(sorting)
    .limit(21);
  const empty = items().whereNull('priority').orderBy(sorting).limit(21);
  const part = (rows: Knex.QueryBuilder) =>
    connection.select('*').from(rows.as('rows'));
  return {
    cursor: Buffer.from(position).toString('base64url'),
    sorted: await explainPlan(
      connection,
      connection
        .select('*')
        .from(part(filled).unionAll(part(empty)).as('page'))
        .orderBy([
          { column: connection.raw('?? is null', ['priority']) },
          ...sorting,
        ])
        .limit(21),
    ),
    filtered: await explainPlan(
      connection,
      items()
        .whereIn('state', FILTERS.state)
        .where('priority', FILTERS.priority)
        .where('entity_ref', FILTERS.entityRef)
        .orderBy('id', 'desc')
        .limit(21),
    ),
    counted: await explainPlan(connection, items().count({ count: '*' })),
  };
}
