// Attacks what the kit makes: load, faults and hostile requests, on compiled replicas
// and one PostgreSQL, all on this machine. A line for each scenario; the last counts.
//
//   ./yarnw torture                       all, and writes docs/reference/what-was-tried.md
//   ./yarnw torture creates changes       these, and writes nothing
//   ./yarnw torture creates --share 0.1   with a tenth of the sizes
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { onSignal } from './onSignal.ts';
import { Arena } from './torture/Arena.ts';
import { printResult, writeTable, type Result } from './torture/report.ts';
import type { Outcome, Scenario } from './torture/scenario.ts';
import { scenarios } from './torture/scenarios/index.ts';

const MOST_SECONDS = 360;

const { values, positionals } = parseArgs({
  options: { share: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const unknown = positionals.find(name => !Object.hasOwn(scenarios, name));
if (unknown !== undefined) {
  console.error(
    `There is no scenario ${JSON.stringify(unknown)}, only: ${Object.keys(scenarios).join(', ')}`,
  );
  process.exit(1);
}
const share = Number(values.share);
if (!(share > 0 && share <= 1)) {
  console.error('--share is more than 0, and at most 1');
  process.exit(1);
}

const arena = new Arena(share);
onSignal(() => arena.close());

const names = positionals.length > 0 ? positionals : Object.keys(scenarios);
const results: Result[] = [];
try {
  console.error('… a clone, an install and a build');
  await arena.image();
  for (const name of names) {
    const start = performance.now();
    const outcome = await attempt(scenarios[name]);
    const seconds = (performance.now() - start) / 1000;
    const result = { name, what: scenarios[name].what, seconds, ...outcome };
    printResult(result);
    results.push(result);
    if (seconds >= MOST_SECONDS) {
      console.log('What it began may go on, so nothing else is tried');
      break;
    }
  }
} finally {
  arena.close();
}
const failed = results.filter(({ faults }) => faults.length > 0).length;
if (failed === 0 && share === 1 && positionals.length === 0) {
  await writeTable(results);
}
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function attempt(scenario: Scenario): Promise<Outcome> {
  try {
    return await Promise.race([
      scenario.run(arena),
      sleep(MOST_SECONDS * 1000).then(() => {
        throw new Error(`it took more than ${MOST_SECONDS} seconds`);
      }),
    ]);
  } catch (error) {
    return { figures: 'it broke', faults: [(error as Error).message] };
  } finally {
    await arena.tidy();
  }
}
