import type { Clone } from '../endToEnd/clone.ts';
import { startPostgres } from '../endToEnd/postgres.ts';
import { seconds, takeTurns, time, type Measurement } from './measure.ts';
import { pluginName } from './plugins.ts';
import { makeFirstPlugins, FIRST_PLUGIN } from './newPlugin.ts';
import type { Workshop } from './workshop.ts';

/** The tests of a new plugin of ours against those of upstream's. */
export async function benchTests(workshop: Workshop): Promise<Measurement[]> {
  await makeFirstPlugins(workshop);
  const ours = await workshop.ours();
  const upstream = await workshop.upstream();
  const test = (clone: Clone, ...flags: string[]) =>
    time(() =>
      clone.succeed([
        ...['yarn', 'workspace', pluginName(FIRST_PLUGIN)],
        ...['test', '--watch=false', ...flags],
      ]),
    );
  const taken = await takeTurns(
    { ours: () => test(ours), upstream: () => test(upstream) },
    { rounds: 3, seconds: 60 },
  );
  return [
    {
      name: "the plugin's tests",
      how: "All tests of the two plugins that were made so, by `yarn workspace … test --watch=false`, as they were made: ours on SQLite and PostgreSQL, with replicas; upstream's without a database.",
      ratio: taken.ours / taken.upstream,
      goal: { most: 2.5 },
      medians: [seconds(taken.ours), seconds(taken.upstream)],
      explain: async () => {
        const rest = await test(ours, '--testPathIgnorePatterns', 'replicas');
        const postgres = await time(startPostgres);
        return `src/replicas.test.ts, which starts two replicas at once, takes ${seconds(taken.ours - rest)}; without it the ratio is ${(rest / taken.upstream).toFixed(2)}. Another ${seconds(postgres)} go to the start of PostgreSQL; the rest are another file that loads Backstage anew, and tests on two databases`;
      },
    },
  ];
}
