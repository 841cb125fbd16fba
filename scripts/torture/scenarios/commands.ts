import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateFolder } from '../../../packages/generators/src/plan/state.ts';
import type { Clone } from '../../endToEnd/clone.ts';
import { tools } from '../../endToEnd/steps.ts';
import { spawnHere } from '../processes.ts';
import type { Scenario } from '../scenario.ts';

const KILLS = 30;
const PLOP = ['node_modules/plop/bin/plop.js'];
const COMMANDS = [
  ['resource', '--plugin=things', '--name=reply', '--fields=body:text'],
  ['field', '--plugin=things', '--resource=thing', '--add=weight:integer?'],
  ['undo', '--plugin=things', '--entry=resource/remark'],
];
// Changes nothing but what a killed command left.
const NEXT = [
  ...COMMANDS[0].slice(0, 2),
  '--name=probe',
  '--fields=body:text',
  '--dry-run',
];

/** A command that was killed is either done or undone by the next one. */
export const commands: Scenario = {
  what: '`resource`, `field` and `undo` are killed (`-9`) at random moments, every other time while they write; then the next command runs',
  async run(arena) {
    const clone = await arena.clone();
    const kills = arena.size(KILLS);
    const undisturbed: Undisturbed[] = [];
    for (const command of COMMANDS) {
      undisturbed.push(await runUndisturbed(clone, command));
    }
    const wrong: string[] = [];
    let repaired = 0;
    for (let round = 0; round < kills; round++) {
      const one = undisturbed[round % undisturbed.length];
      const outcome = await killOnce(clone, one, round % 2 === 0);
      repaired += outcome.repaired ? 1 : 0;
      if (outcome.fault) {
        wrong.push(`${one.command[0]}: ${outcome.fault}`);
      }
    }
    return {
      figures: `${kills} kills, of which ${repaired} left files half written that the next command put back; ${kills - wrong.length} trees as before or after`,
      faults: wrong,
    };
  },
};

interface Undisturbed {
  command: string[];
  milliseconds: number;
  before: string;
  after: string;
}

async function runUndisturbed(
  clone: Clone,
  command: string[],
): Promise<Undisturbed> {
  const { tree } = tools(clone);
  const before = await tree();
  const start = performance.now();
  await plop(clone, command);
  const milliseconds = performance.now() - start;
  const after = await tree();
  await reset(clone);
  return { command, milliseconds, before, after };
}

async function killOnce(
  clone: Clone,
  { command, milliseconds, before, after }: Undisturbed,
  whileWriting: boolean,
): Promise<{ repaired: boolean; fault?: string }> {
  const { tree } = tools(clone);
  try {
    const moment = whileWriting
      ? untilWriting(clone.folder)
      : sleep(Math.random() * milliseconds);
    await killedAt(clone, command, moment);
    const next = await plop(clone, NEXT);
    const repaired = next.includes('was interrupted');
    const now = await tree();
    if (now !== before && now !== after) {
      const fault = `the tree is neither as before nor as after\n${next}`;
      return { repaired, fault };
    }
    if (now === before) {
      await plop(clone, command);
      if ((await tree()) !== after) {
        return { repaired, fault: 'the same command again gave another tree' };
      }
    }
    return { repaired };
  } finally {
    await reset(clone);
  }
}

// The time in names of migrations is fixed, so that twice gives the same.
const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2027, 0, 1) / 1000) };

const plop = (clone: Clone, [name, ...flags]: string[]) =>
  clone.succeed([process.execPath, ...PLOP, name, '--', ...flags], env);

async function killedAt(
  clone: Clone,
  [name, ...flags]: string[],
  moment: Promise<unknown>,
): Promise<void> {
  const child = spawnHere(process.execPath, [...PLOP, name, '--', ...flags], {
    cwd: clone.folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const closed = once(child, 'close');
  await Promise.race([moment, closed]);
  child.kill('SIGKILL');
  await closed;
}

async function untilWriting(folder: string): Promise<void> {
  const journal = join(stateFolder(folder), 'journal.json');
  for (const deadline = Date.now() + 30_000; Date.now() < deadline;) {
    if (existsSync(journal)) {
      return;
    }
    await new Promise(setImmediate);
  }
}

async function reset(clone: Clone): Promise<void> {
  await clone.succeed(['git', 'reset', '--hard', '--quiet']);
  await clone.succeed(['git', 'clean', '-fdq']);
}
