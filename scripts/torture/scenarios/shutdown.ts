import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { audit } from '../audit.ts';
import { Client } from '../Client.ts';
import type { Replica } from '../Replica.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';
import { Traffic } from '../Traffic.ts';

const PREFIX = 'torture_shutdown_';
const MOST_SECONDS = 30;

/** A replica that is told to end does, whatever its clients do. */
export const shutdown: Scenario = {
  what: 'Two replicas get `SIGTERM` at once, one with 20 keep-alive clients that never stop, one with none',
  async run(arena) {
    const [busy, idle] = await arena.serve(PREFIX, 2);
    const client = new Client(await guestToken(busy.url));
    const traffic = new Traffic(client, incidents, [busy.url]);
    let seconds: number[];
    try {
      await sleep(2000);
      seconds = await Promise.all([busy, idle].map(secondsToEnd));
    } finally {
      await traffic.stop();
    }

    const { acknowledged } = traffic;
    const postgres = await arena.postgres();
    const { lost } = await audit(postgres, PREFIX, incidents, acknowledged);
    const [withClients, without] = seconds.map(one => `${one.toFixed(1)} s`);
    return {
      figures: `${withClients} with clients, ${without} without; ${acknowledged.length} creates acknowledged, ${lost} lost; ${client.statuses}`,
      faults: [
        ...faultsOf(
          [seconds[0] < MOST_SECONDS, `with clients it took ${withClients}`],
          [seconds[1] < MOST_SECONDS, `without clients it took ${without}`],
          [lost === 0, `${lost} acknowledged creates are lost`],
        ),
        ...client.faults([200, 201, 503, 0]),
      ],
    };
  },
};

/** How long a replica takes to end; twice the time allowed, and it is killed. */
async function secondsToEnd(replica: Replica): Promise<number> {
  const start = performance.now();
  const ended = replica.end('SIGTERM');
  await Promise.race([ended, sleep(2 * MOST_SECONDS * 1000)]);
  const seconds = (performance.now() - start) / 1000;
  await replica.end('SIGKILL');
  return seconds;
}
