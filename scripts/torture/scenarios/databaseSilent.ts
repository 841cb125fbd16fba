import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { audit } from '../audit.ts';
import { Client } from '../Client.ts';
import { recovery } from '../recovery.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';
import { Traffic } from '../Traffic.ts';

const PREFIX = 'torture_silent_';
const SILENT_SECONDS = 35;
// What app-config.production.yaml adds up to, 25, and some for a busy machine.
const MOST_SECONDS = 30;

/** PostgreSQL takes requests and answers none. */
export const databaseSilent: Scenario = {
  what: `All processes of PostgreSQL are stopped where they are (\`SIGSTOP\`) for ${SILENT_SECONDS} s, under 20 clients on two replicas`,
  async run(arena) {
    const urls = (await arena.serve(PREFIX, 2)).map(({ url }) => url);
    const token = await guestToken(urls[0]);
    const client = new Client(token);
    const postgres = await arena.postgres();
    const traffic = new Traffic(client, incidents, urls);
    await sleep(1500);
    await postgres.silence();
    try {
      await sleep(SILENT_SECONDS * 1000);
    } finally {
      await postgres.release();
    }
    const seconds = await recovery(urls, token);
    await sleep(1500);
    await traffic.stop();
    const { acknowledged } = traffic;
    const { lost } = await audit(postgres, PREFIX, incidents, acknowledged);
    return {
      figures: `the slowest answer took ${client.slowest.toFixed(1)} s; served again ${seconds.toFixed(1)} s after it went on; ${client.statuses}`,
      faults: [
        ...faultsOf(
          [
            client.slowest <= MOST_SECONDS,
            `an answer took more than ${MOST_SECONDS} s`,
          ],
          [lost === 0, `${lost} acknowledged creates are lost`],
        ),
        ...client.faults([200, 201, 503]),
      ],
    };
  },
};
