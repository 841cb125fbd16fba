import { fork, type ChildProcess } from 'node:child_process';
import { on } from 'node:events';
import { join } from 'node:path';
import { seconds, takeTurns, time, type Measurement } from './measure.ts';
import { OURS, TABLE } from './outsidePlugins.ts';
import { write } from './plugins.ts';
import { databaseOf, withDatabase } from './table.ts';
import { LOADER, type Workshop } from './workshop.ts';

const DELIVERIES = 300;
const HANDLER_MS = 10;

/** Two replicas that handle what is stored, against one. */
export async function benchDrain(workshop: Workshop): Promise<Measurement> {
  const { folder } = await workshop.ours();
  const server = await workshop.postgres();
  const file = join(folder, 'packages/backend/src/benchDrain.ts');
  write(file, replica);
  const replicas = [1, 2].map(() =>
    fork(file, [databaseOf(server, OURS)], { cwd: folder, execArgv: LOADER }),
  );
  try {
    await Promise.all(replicas.map(nextNumber));
    const drained = (count: number) => () =>
      withDatabase(server, OURS, async connection => {
        await connection(TABLE).delete();
        await connection.raw(
          `insert into ${TABLE} (id, delivery_id, body, status, tries, next_try_at, received_at)
           select uuidv7(), n, '{}', 'pending', 0, now(), now() from generate_series(1, ?::int) n`,
          [DELIVERIES],
        );
        return time(() => drain(replicas.slice(0, count)));
      });
    const taken = await takeTurns(
      { one: drained(1), two: drained(2) },
      { rounds: 6, seconds: 40 },
    );
    return {
      name: 'two replicas that drain',
      how: `How much faster two processes handle ${DELIVERIES} deliveries on PostgreSQL than one does, with a handler that waits for ${HANDLER_MS} ms, as for another system.`,
      ratio: taken.one / taken.two,
      goal: { least: 1.5 },
      medians: [seconds(taken.two), seconds(taken.one)],
      explain: () =>
        `one takes ${((1000 * taken.one) / DELIVERIES).toFixed(1)} ms for each, of which the handler waits for ${HANDLER_MS}`,
    };
  } finally {
    replicas.forEach(one => one.kill());
  }
}

async function drain(replicas: ChildProcess[]): Promise<void> {
  const handled = await Promise.all(
    replicas.map(one => {
      const answer = nextNumber(one);
      one.send('drain');
      return answer;
    }),
  );
  const total = handled.reduce((sum, one) => sum + one, 0);
  if (total !== DELIVERIES) {
    throw new Error(`${total} of ${DELIVERIES} deliveries were handled`);
  }
}

// What loads TypeScript tells its parent which files it has read, too.
async function nextNumber(replica: ChildProcess): Promise<number> {
  for await (const [message] of on(replica, 'message', { close: ['exit'] })) {
    if (typeof message === 'number') {
      return message;
    }
  }
  throw new Error('A replica has ended');
}

const replica = `
import { DeliveryQueue } from '@stagecraft/backend-runtime';
import knexFactory from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';

const knex = knexFactory({ client: 'pg', connection: process.argv[2] });
const queue = new DeliveryQueue(knex, { table: '${TABLE}' });
const none = () => {};
const logger: any = { debug: none, error: none, info: none, warn: none };

process.on('message', async () => {
  const { signal } = new AbortController();
  const { handled } = await queue.drain(() => sleep(${HANDLER_MS}), { signal, logger });
  process.send!(handled);
});
knex.raw('select 1').then(() => process.send!(0));
`;
