import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { x, type Output, type Result } from 'tinyexec';
import { Failure } from './Failure.ts';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user, or the system, ended the command: 130 after Ctrl-C, as in a shell. */
export class Interrupted extends Failure {
  constructor(signal: NodeJS.Signals, message = '') {
    super(message, 128 + constants.signals[signal]);
  }
}

/**
 * Has signals wait for the end of what they would leave half done.
 *
 * @returns `check`, which throws Interrupted once there was one, and `release`
 */
export function holdSignals() {
  let signal: NodeJS.Signals | undefined;
  const hold = (received: NodeJS.Signals) => {
    signal ??= received;
  };
  for (const name of SIGNALS) process.on(name, hold);
  return {
    async check() {
      // One that came while nothing else could run arrives in the next round.
      await setImmediate();
      if (signal) throw new Interrupted(signal);
    },
    release() {
      for (const name of SIGNALS) process.off(name, hold);
    },
  };
}

/**
 * Runs a process on this terminal and returns its exit code. A signal that ends
 * this process or the child ends both.
 */
export async function run(
  command: string,
  args: string[],
  options: { cwd: string; stdin?: 'inherit' | 'ignore' },
): Promise<number> {
  const child = x(command, args, {
    nodePath: false,
    nodeOptions: {
      cwd: options.cwd,
      stdio: [options.stdin ?? 'inherit', 'inherit', 'inherit'],
      // Under CI Yarn refuses to change its lockfile, and a new package has to.
      env: { YARN_ENABLE_IMMUTABLE_INSTALLS: 'false' },
    },
  });
  await untilEnd(command, child);
  return child.exitCode ?? 1;
}

/** What came of a process that nobody watched. */
export interface Outcome {
  exitCode: number;
  /** What it printed on both streams. */
  output: string;
}

/**
 * Runs a process that shows nothing. A signal that ends this process or the child ends
 * both.
 *
 * @param options - `timeout` in milliseconds, after which the process is ended
 */
export async function runQuietly(
  command: string,
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; timeout: number },
): Promise<Outcome> {
  const { cwd, env, timeout } = options;
  const child = x(command, args, {
    nodePath: false,
    nodeOptions: { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] },
  });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill();
  }, timeout);
  try {
    const { stdout, stderr } = await untilEnd(command, child);
    return { exitCode: child.exitCode ?? 1, output: stdout + stderr };
  } catch (error) {
    if (!isLate) throw error;
    const output = `It was ended, because it took more than ${timeout / 1000} seconds`;
    return { exitCode: 1, output };
  } finally {
    clearTimeout(timer);
  }
}

let waiting = 0;

/** Whether a signal ends a child first, and then whoever waits for it by an error. */
export const isWaiting = () => waiting > 0;

async function untilEnd(command: string, child: Result): Promise<Output> {
  let signal: string | null = null;
  const pass = (received: NodeJS.Signals) => {
    signal = received;
    child.kill(received);
  };
  for (const name of SIGNALS) process.on(name, pass);
  waiting += 1;
  let output: Output;
  try {
    output = await child;
  } catch (error) {
    throw new Failure(`Cannot run ${command}: ${(error as Error).message}`);
  } finally {
    for (const name of SIGNALS) process.off(name, pass);
    waiting -= 1;
  }

  signal ??= child.signalCode;
  if (signal) throw new Interrupted(signal as NodeJS.Signals);
  return output;
}
