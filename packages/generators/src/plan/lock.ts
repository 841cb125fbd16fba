import fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { startOf } from './processes.ts';
import { stateFolder } from './state.ts';

const CLAIM = /^lock\.(\d+)-(\w*)$/;
const TRIES = 20;

/**
 * Does something while no other command writes to the repository. A command puts up
 * its claim and then looks for those of others, so of two that are at it at the same
 * time at least one sees the other. A claim is a file whose name says whose it is: it
 * is there in one step, and whoever takes away that of a process that is gone can
 * never take away another one.
 *
 * @throws GeneratorError when another command is writing, or no claim can be written
 */
export function withLock<T>(root: string, action: () => T): T {
  const claim = join(stateFolder(root), claimOf(process.pid));
  const created = take(root, claim);
  try {
    return action();
  } finally {
    withdraw(claim, created);
  }
}

/** @returns the first folder that had to be made for the claim, if any */
function take(root: string, claim: string): string | undefined {
  for (let tries = 1; ; tries += 1) {
    const created = putUp(claim);
    const other = otherClaim(claim);
    if (!other) {
      return created;
    }
    withdraw(claim, created);
    if (tries === TRIES) {
      throw new GeneratorError(describe(root, other));
    }
    // Two that wait for each other have to wait for different times.
    pause(10 + Math.random() * 50);
  }
}

/** The name of a process's claim. */
export function claimOf(pid: number): string {
  return `lock.${pid}-${startOf(pid) ?? ''}`;
}

function putUp(claim: string, tries = 3): string | undefined {
  let created: string | undefined;
  try {
    created = fs.mkdirSync(dirname(claim), { recursive: true });
    const [program = '', ...args] = process.argv.slice(1);
    fs.writeFileSync(claim, [basename(program), ...args].join(' '));
    return created;
  } catch (error) {
    // Another command came to its end, and removed the folder that it had made.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && tries > 1) {
      return putUp(claim, tries - 1);
    }
    if (fs.existsSync(dirname(claim))) {
      withdraw(claim, created);
    }
    throw new GeneratorError(
      `nothing was changed, because the lock cannot be written: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** The claim of another process that runs. Those of processes that are gone go, too. */
function otherClaim(claim: string): string | undefined {
  const folder = dirname(claim);
  return fs.readdirSync(folder).find(name => {
    const [, pid, start] = CLAIM.exec(name) ?? [];
    if (pid === undefined || name === basename(claim)) {
      return false;
    }
    // One whose start is not known may be the one.
    const running = startOf(Number(pid));
    if (running === start || running === '' || (running && start === '')) {
      return true;
    }
    fs.rmSync(join(folder, name), { force: true });
    return false;
  });
}

function describe(root: string, claim: string): string {
  const file = join(stateFolder(root), claim);
  const [, pid] = CLAIM.exec(claim)!;
  const command = read(file).replaceAll(/\p{C}/gu, ' ').slice(0, 200);
  return [
    `another command is writing to this repository, so this one came too early, and nothing was changed; run it again once that has ended:`,
    `  process ${pid}${command ? `: ${command}` : ''}`,
    `If that is no command of Stagecraft, delete ${relative(root, file)}`,
  ].join('\n');
}

// It may be gone by now.
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

// A repository that nothing was installed in has no folder for this afterwards, either.
function withdraw(claim: string, created: string | undefined): void {
  fs.rmSync(claim, { force: true });
  if (created) {
    removeEmpty(dirname(claim), created);
  }
}

function removeEmpty(folder: string, top: string): void {
  try {
    fs.rmdirSync(folder);
  } catch {
    // Another command has put something there.
    return;
  }
  if (folder !== top) {
    removeEmpty(dirname(folder), top);
  }
}
