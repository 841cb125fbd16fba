import { seconds, takeTurns, time, type Measurement } from './measure.ts';
import { renderPlugins } from './plugins.ts';
import type { Workshop } from './workshop.ts';

const HOW =
  'From the start of the process to readiness of `packages/backend`, with so many generated plugins against one, from TypeScript, on PostgreSQL where their databases are there already.';

/** From the command to readiness, with 1, 10 and 50 generated plugins. */
export async function benchStart(workshop: Workshop): Promise<Measurement[]> {
  const { folder } = await workshop.ours();
  const ids = Array.from({ length: 50 }, (_, index) => `started${index + 1}`);
  const plugins = await renderPlugins(folder, ids);
  await workshop.postgres();

  const start = (count: number) => async () => {
    let stop = async () => {};
    const taken = await time(async () => {
      ({ stop } = await workshop.start(plugins.slice(0, count)));
    });
    await stop();
    return taken;
  };
  // The warm-up makes the databases.
  const taken = await takeTurns(
    { 50: start(50), 10: start(10), 1: start(1) },
    { rounds: 4, seconds: 90 },
  );
  const each = (taken[50] - taken[1]) / 49;
  return [
    {
      name: 'start with 10 plugins',
      how: HOW,
      ratio: taken[10] / taken[1],
      medians: [seconds(taken[10]), seconds(taken[1])],
    },
    {
      name: 'start with 50 plugins',
      how: HOW,
      ratio: taken[50] / taken[1],
      goal: { most: 3 },
      medians: [seconds(taken[50]), seconds(taken[1])],
      explain: () => `each plugin adds ${Math.round(each * 1000)} ms`,
    },
  ];
}
