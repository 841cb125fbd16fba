import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { Client } from '../Client.ts';
import { recovery } from '../recovery.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';
import { Traffic } from '../Traffic.ts';

const MOST_SECONDS = 45;

/** PostgreSQL takes requests and answers none. */
export const databaseSilent: Scenario = {
  what: 'All processes of PostgreSQL are stopped where they are (`SIGSTOP`), under 20 clients on two replicas, until each client has an answer',
  async run(arena) {
    const urls = (await arena.serve('torture_silent_', 2)).map(
      ({ url }) => url,
    );
    const token = await guestToken(urls[0]);
    const client = new Client(token);
    const postgres = await arena.postgres();
    const traffic = new Traffic(client, incidents, urls);
    await sleep(1500);
    await postgres.silence();
    let isAnswered: boolean;
    try {
      isAnswered = await Promise.race([
        traffic.stop().then(() => true),
        sleep(MOST_SECONDS * 1000, false),
      ]);
    } finally {
      await postgres.release();
    }
    const seconds = await recovery(urls, token);
    await traffic.stop();
    return {
      figures: `the slowest answer took ${client.slowest.toFixed(1)} s; served again ${seconds.toFixed(1)} s after it went on; ${client.statuses}`,
      faults: [
        ...faultsOf([
          isAnswered,
          `requests had no answer after ${MOST_SECONDS} s`,
        ]),
        ...client.faults([200, 201, 503]),
      ],
    };
  },
};
