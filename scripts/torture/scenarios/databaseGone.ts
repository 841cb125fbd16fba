import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { audit } from '../audit.ts';
import { Client } from '../Client.ts';
import { recovery } from '../recovery.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';
import { Traffic } from '../Traffic.ts';

const PREFIX = 'torture_gone_';
const TIMES = 2;

/** PostgreSQL goes away and comes back, and clients learn nothing of it but 503. */
export const databaseGone: Scenario = {
  what: 'PostgreSQL is stopped for 4 s and started again, twice, under 20 clients on two replicas',
  async run(arena) {
    const replicas = await arena.serve(PREFIX, 2);
    const urls = replicas.map(({ url }) => url);
    const token = await guestToken(urls[0]);
    const client = new Client(token);
    const postgres = await arena.postgres();
    const recoveries: string[] = [];
    const traffic = new Traffic(client, incidents, urls);
    try {
      for (let time = 0; time < TIMES; time++) {
        await sleep(1500);
        await postgres.stop();
        await sleep(4000);
        await postgres.start();
        recoveries.push((await recovery(urls, token)).toFixed(1));
      }
    } finally {
      await traffic.stop();
    }
    const { acknowledged } = traffic;
    const { lost } = await audit(postgres, PREFIX, incidents, acknowledged);
    return {
      figures: `served again ${recoveries.join(' and ')} s after it was back; ${client.statuses}`,
      faults: [
        ...faultsOf([lost === 0, `${lost} acknowledged creates are lost`]),
        ...client.faults([200, 201, 503]),
      ],
    };
  },
};
