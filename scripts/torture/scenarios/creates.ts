import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { audit } from '../audit.ts';
import { Client } from '../Client.ts';
import type { Replica } from '../Replica.ts';
import { incidents } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';

const PREFIX = 'torture_creates_';
const KILLS = 6;
const CLIENTS = 40;
const MOST_TRIES = 1000;

/** Creates go on while replicas are killed, and each makes one row. */
export const creates: Scenario = {
  what: 'Creates with an `Idempotency-Key` by 40 clients that retry, over two replicas; now one and now the other is killed (`-9`) and started again',
  async run(arena) {
    const total = arena.size(4000);
    const replicas = await arena.serve(PREFIX, 2);
    const client = new Client(await guestToken(replicas[0].url));
    const acknowledged = new Set<string>();
    let begun = 0;
    let kills = 0;

    const work = async () => {
      while (begun < total) {
        // They wait for the next kill, so that each hits a load.
        if (kills < KILLS && begun >= (total * (kills + 1)) / KILLS) {
          await sleep(5);
          continue;
        }
        begun += 1;
        const id = await create(client, replicas, `key-${begun}`);
        if (id) {
          acknowledged.add(id);
        }
      }
    };
    const kill = async () => {
      while (kills < KILLS) {
        while (begun < (total * (kills + 0.5)) / KILLS) {
          await sleep(1);
        }
        const replica = replicas[kills % 2];
        await replica.end('SIGKILL');
        kills += 1;
        replica.launch();
        await replica.ready();
      }
    };
    await Promise.all([kill(), ...Array.from({ length: CLIENTS }, work)]);

    const postgres = await arena.postgres();
    const { lost, rows } = await audit(
      postgres,
      PREFIX,
      incidents,
      acknowledged,
    );
    return {
      figures: `${total} creates, ${kills} kills, ${rows} rows; ${client.statuses}`,
      faults: [
        ...faultsOf(
          [
            acknowledged.size === total,
            `${total} creates gave ${acknowledged.size} ids`,
          ],
          [lost === 0, `${lost} acknowledged creates are lost`],
          [rows === total, `${total} creates made ${rows} rows`],
        ),
        ...client.faults([201, 503, 0]),
      ],
    };
  },
};

async function create(
  client: Client,
  replicas: Replica[],
  key: string,
): Promise<string | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { url } = replicas[tries % replicas.length];
    const { status, body } = await client.call(`${url}/api/${incidents.path}`, {
      method: 'POST',
      body: incidents.create(key),
      headers: { 'Idempotency-Key': key },
    });
    if (status === 201) {
      return body.id;
    }
    await sleep(50);
  }
  return undefined;
}
