import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run.ts';
import {
  median,
  seconds,
  takeTurns,
  time,
  type Measurement,
} from './measure.ts';
import { pluginFolder } from './plugins.ts';
import type { Workshop } from './workshop.ts';

/** The plugin that the first run leaves in both clones. */
export const FIRST_PLUGIN = 'bench1';

/** Makes that plugin where it is not there yet. */
export async function makeFirstPlugins(workshop: Workshop): Promise<void> {
  for (const clone of [await workshop.ours(), await workshop.upstream()]) {
    if (!existsSync(join(clone.folder, pluginFolder(FIRST_PLUGIN)))) {
      await clone.succeed(newCommand(FIRST_PLUGIN));
    }
  }
}

const newCommand = (id: string) => [
  ...['yarn', 'new', '--select', 'backend-plugin'],
  ...['--option', `pluginId=${id}`, '--option', 'owner='],
];

const PHASES = ['start and templates', 'install', 'lint', 'checks and format'];

/** `yarn new` of our template against upstream's, each in its own clone. */
export async function benchNew(workshop: Workshop): Promise<Measurement[]> {
  const ours = stopwatch((await workshop.ours()).folder, [
    /→ Installing/,
    /→ Linting/,
    /→ Formatting/,
  ]);
  const upstream = stopwatch((await workshop.upstream()).folder, [
    /backend +adding/,
    /executing +yarn install ✔/,
    /executing +yarn lint --fix ✔/,
  ]);
  const taken = await takeTurns(
    { ours: ours.measure, upstream: upstream.measure },
    { rounds: 5, seconds: 80 },
  );
  return [
    {
      name: 'yarn new',
      how: 'The template `backend-plugin` of this repository against that of the same name which comes with Backstage, each in its own clone, with install and lint; each run makes another plugin.',
      ratio: taken.ours / taken.upstream,
      goal: { most: 1.15 },
      medians: [seconds(taken.ours), seconds(taken.upstream)],
      explain: () =>
        PHASES.map(
          (phase, index) =>
            `${phase} ${seconds(ours.phase(index))} against ${seconds(upstream.phase(index))}`,
        ).join(', '),
    },
  ];
}

/**
 * Times `yarn new` and the phases of it, whose ends show in its output.
 *
 * @param cwd - the clone in which it runs
 * @param marks - what is printed between two phases
 */
function stopwatch(cwd: string, marks: RegExp[]) {
  const phases: number[][] = [];
  let runs = 0;
  const measure = () => {
    runs += 1;
    const start = performance.now();
    const at: number[] = [];
    let text = '';
    return time(async () => {
      const result = await run(newCommand(`bench${runs}`), {
        cwd,
        onOutput: part => {
          text += part;
          marks.forEach((mark, index) => {
            if (at[index] === undefined && mark.test(text)) {
              at[index] = (performance.now() - start) / 1000;
            }
          });
        },
      });
      if (result.exitCode !== 0 || at.length < marks.length) {
        throw new Error(`yarn new failed:\n${result.output}`);
      }
      const ends = [...at, (performance.now() - start) / 1000];
      phases.push(ends.map((end, index) => end - (ends[index - 1] ?? 0)));
    });
  };
  // The first run only warms up.
  const phase = (index: number) =>
    median(phases.slice(1).map(taken => taken[index]));
  return { measure, phase };
}
