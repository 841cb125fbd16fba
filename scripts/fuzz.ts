// Sends random requests, valid and not, to plugins that run, each on SQLite and on
// PostgreSQL. What their /openapi.json does not say is a fault, as is a 5xx, an answer by
// which the databases can be told apart, and one that a policy does not allow.
//
//   ./yarnw fuzz                              every example, 10,000 requests each, and
//                                             a plugin with every type of field
//   ./yarnw fuzz incidents --requests 500     this plugin, of examples or plugins, or every-type
//   ./yarnw fuzz incidents --seed 1 --path 4:0   what a fault is repeated by
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from './endToEnd/postgres.ts';
import { EVERY_TYPE, renderEveryType } from './fuzz/everyType.ts';
import { fuzz } from './fuzz/fuzz.ts';
import { startPlugin } from './fuzz/pluginBackends.ts';
import { everyUser } from './fuzz/policy/users.ts';
import { neverDone, outcomeLines } from './fuzz/report.ts';
import {
  findTargets,
  guardedOf,
  knownOf,
  type Target,
} from './fuzz/targets.ts';
import { onSignal } from './onSignal.ts';
import { startStandIn } from './standIn.ts';

/** So many requests that each operation has to succeed once. */
const ENOUGH = 5_000;

const { values, positionals } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
  },
  allowPositionals: true,
});
const [requests, seed] = [Number(values.requests), Number(values.seed)];
if (!(requests > 0) || !Number.isInteger(seed)) {
  console.error('--requests is a number of more than 0, and --seed an integer');
  process.exit(1);
}
if (values.path !== undefined && positionals.length !== 1) {
  console.error(
    '--path belongs to one plugin: ./yarnw fuzz <plugin> --seed … --path …',
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
const remove = () => rmSync(folder, { recursive: true, force: true });
onSignal(remove);
let failed = 0;
let targets: Target[] = [];
try {
  targets = await chosenTargets(positionals);
  const postgres = await startPostgres();
  // One at a time leaves half of two cores idle.
  const waiting = targets.values();
  await Promise.all([fuzzAll(waiting, postgres), fuzzAll(waiting, postgres)]);
} catch (error) {
  failed += 1;
  console.log((error as Error).message);
} finally {
  remove();
}
console.log(`${targets.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function chosenTargets(names: string[]): Promise<Target[]> {
  const others = names.filter(name => name !== EVERY_TYPE);
  const isAll = names.length === 0;
  return [
    ...(isAll || others.length > 0 ? findTargets(others) : []),
    ...(isAll || others.length < names.length ? [await renderEveryType()] : []),
  ];
}

async function fuzzAll(waiting: Iterable<Target>, postgres: string) {
  for (const target of waiting) {
    await fuzzPlugin(target, postgres).catch((error: Error) => {
      failed += 1;
      console.log(`✗ ${target.id}: ${error.message}`);
    });
  }
}

async function fuzzPlugin(target: Target, postgres: string): Promise<void> {
  const system = await startStandIn();
  const options = { folder, postgres, systemUrl: system.url };
  const plugin = await startPlugin(target, options);
  const { sides, document } = plugin;
  const guarded = guardedOf(target);
  const start = performance.now();
  try {
    const outcome = await fuzz({
      document,
      sides,
      known: knownOf(target),
      users: guarded.length > 0 ? everyUser : undefined,
      guarded,
      setMood: system.setMood,
      requests,
      seed,
      path: values.path,
    });
    const seconds = (performance.now() - start) / 1000;
    for (const line of outcomeLines(target.id, outcome, sides, seconds)) {
      console.log(line);
    }
    const never = requests >= ENOUGH ? neverDone(outcome) : [];
    if (never.length > 0) {
      console.log(`✗ ${target.id}: nothing succeeds of ${never.join(', ')}`);
    }
    failed += outcome.faults.length + never.length > 0 ? 1 : 0;
  } finally {
    await plugin.stop();
    system.close();
  }
}
