import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../../bench/load.ts';
import { audit } from '../audit.ts';
import { Client } from '../Client.ts';
import type { Replica } from '../Replica.ts';
import { things } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';
import { Traffic } from '../Traffic.ts';

const PREFIX = 'torture_rollout_';

/** A release that adds a field rolls out, and an old replica restarts meanwhile. */
export const rollout: Scenario = {
  what: 'A release with a new field rolls out over two replicas; an old one is killed after the new one has migrated, and starts again; 20 clients go on all the time',
  async run(arena) {
    const next = await arena.nextImage();
    const [old, other] = await arena.serve(PREFIX, 2);
    const [newer] = await arena.replicas(PREFIX, 1);
    const client = new Client(await guestToken(old.url));
    const traffic = new Traffic(client, things, [old.url, other.url]);
    // What a balancer would do: send requests to those that are ready.
    const restart = async (replica: Replica, image?: string) => {
      await traffic.leave(replica.url);
      await replica.end('SIGKILL');
      replica.launch(image);
      await replica.ready();
      traffic.join(replica.url);
      await sleep(500);
    };
    try {
      newer.launch(next);
      await newer.ready();
      traffic.join(newer.url);
      await restart(old);
      await restart(old, next);
      await restart(other, next);
    } finally {
      await traffic.stop();
    }

    const { acknowledged } = traffic;
    const postgres = await arena.postgres();
    const { lost } = await audit(postgres, PREFIX, things, acknowledged);
    return {
      figures: `an old replica started on the newer tables, 3 of 3 replicas are new; ${client.statuses}`,
      faults: [
        ...faultsOf([lost === 0, `${lost} acknowledged creates are lost`]),
        ...client.faults([200, 201]),
      ],
    };
  },
};
