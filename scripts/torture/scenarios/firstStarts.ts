import { setTimeout as sleep } from 'node:timers/promises';
import type { Replica } from '../Replica.ts';
import { faultsOf, type Scenario } from '../scenario.ts';

const AT_ONCE = 3;
const MOST_RESTARTS = 10;
const MOST_FAILED_ROUNDS = 2;

/** Replicas start at once where there are no tables yet. */
export const firstStarts: Scenario = {
  what: 'The first start of three replicas at once, on empty databases, each started again when it ends',
  async run(arena) {
    const total = arena.size(20);
    const reasons = new Set<string>();
    let good = 0;
    let restarts = 0;
    for (let round = 0; round < total; round++) {
      const replicas = await arena.replicas(`torture_first${round}_`, AT_ONCE);
      const starts = await Promise.allSettled(replicas.map(supervise));
      for (const start of starts) {
        if (start.status === 'fulfilled') {
          restarts += start.value;
        } else {
          reasons.add(start.reason.message);
        }
      }
      good += starts.every(({ status }) => status === 'fulfilled') ? 1 : 0;
      await arena.tidy();
      if (round + 1 - good >= MOST_FAILED_ROUNDS) {
        break;
      }
    }
    return {
      figures: `${good} of ${total} rounds all ready, after ${restarts} restarts`,
      faults: faultsOf([
        good === total,
        `replicas did not become ready: ${[...reasons].join('\n')}`,
      ]),
    };
  },
};

/** Starts a replica until it is ready; says how often it had to be started again. */
async function supervise(replica: Replica): Promise<number> {
  for (let restarts = 0; ; restarts++) {
    replica.launch();
    try {
      await replica.ready();
      return restarts;
    } catch (error) {
      if (!replica.hasEnded || restarts === MOST_RESTARTS) {
        throw error;
      }
      await sleep(200);
    }
  }
}
