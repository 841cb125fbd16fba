import { join } from 'node:path';
import { bareList, barePlugin } from './barePlugin.ts';
import { guestToken, load } from './load.ts';
import { takeTurns, type Measurement } from './measure.ts';
import { pluginFolder, renderPlugins, write } from './plugins.ts';
import { withTable } from './table.ts';
import type { Workshop } from './workshop.ts';

const FEW = 'few';
const MANY = 'many';
const BARE = 'bare';

/** Runs something while a backend serves tables of 10^3 rows, and one of `many`. */
async function whileServing<Value>(
  workshop: Workshop,
  many: number,
  work: (api: string, token: string) => Promise<Value>,
): Promise<Value> {
  const { folder } = await workshop.ours();
  const plugins = await renderPlugins(folder, [FEW, MANY]);
  const bare = join(folder, 'packages/backend/src/benchBare.ts');
  write(
    bare,
    barePlugin({
      id: BARE,
      migrations: join(folder, pluginFolder(FEW), 'migrations'),
      handlers: bareList,
    }),
  );

  const backend = await workshop.start([...plugins, './benchBare']);
  try {
    const server = await workshop.postgres();
    for (const [id, rows] of [
      [FEW, 1000],
      [BARE, 1000],
      [MANY, many],
    ] as const) {
      await withTable(server, id, table => table.fill(rows));
    }
    return await work(`${backend.url}/api`, await guestToken(backend.url));
  } finally {
    await backend.stop();
  }
}

/** The authenticated list against a bare Express handler, on one backend. */
export function benchList(workshop: Workshop): Promise<Measurement[]> {
  return whileServing(workshop, 0, async (api, token) => {
    const perSecond = async (id: string) => {
      const options = { connections: 10, duration: 1 };
      return (await load(`${api}/${id}/items`, token, options)).perSecond;
    };
    const rate = await takeTurns(
      { ours: () => perSecond(FEW), bare: () => perSecond(BARE) },
      // Many short ones: what else the machine does comes and goes within seconds.
      { rounds: 30, seconds: 80 },
    );
    const requests = (value: number) => `${Math.round(value)}/s`;
    const each = 1e6 / rate.ours - 1e6 / rate.bare;
    return [
      {
        name: 'list, authenticated',
        how: 'Requests a second, for 20 of 10³ rows on PostgreSQL, with a user token and 10 connections, against an Express handler of the same backend that does the same query after the same `httpAuth.credentials`.',
        ratio: rate.ours / rate.bare,
        goal: { least: 0.95 },
        medians: [requests(rate.ours), requests(rate.bare)],
        explain: () =>
          `a request takes ${Math.round(each)} µs more of the ${Math.round(1e6 / rate.bare)} µs of the bare one`,
      },
    ];
  });
}

/** The last page of 10^6 rows against the first of 10^3. */
export function benchLastPage(workshop: Workshop): Promise<Measurement[]> {
  return whileServing(workshop, 1_000_000, async (api, token) => {
    const server = await workshop.postgres();
    const [cursor, plan] = await withTable(server, MANY, async table => {
      const last = await table.lastCursor();
      return [last, await table.explain(last)] as const;
    });
    const milliseconds = async (path: string) => {
      const options = { connections: 1, duration: 1 };
      return (await load(`${api}/${path}`, token, options)).milliseconds;
    };
    const taken = await takeTurns(
      {
        last: () => milliseconds(`${MANY}/items?cursor=${cursor}`),
        first: () => milliseconds(`${FEW}/items`),
      },
      { rounds: 10, seconds: 30 },
    );
    return [
      {
        name: 'last page of 10⁶ rows',
        how: 'The time of an answer with the last 20 of 10⁶ rows against the first 20 of 10³, over HTTP, with one connection.',
        ratio: taken.last / taken.first,
        goal: { most: 1.2 },
        medians: [
          `${taken.last.toFixed(2)} ms`,
          `${taken.first.toFixed(2)} ms`,
        ],
        explain: () => 'see the plan below the table',
        evidence: plan,
      },
    ];
  });
}
