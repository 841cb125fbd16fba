import { constants } from 'node:os';
import { x } from 'tinyexec';
import { Failure } from './Failure.ts';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The user, or the system, ended the command: 130 after Ctrl-C, as in a shell. */
export class Interrupted extends Failure {
  constructor(signal: NodeJS.Signals, message = '') {
    super(message, 128 + constants.signals[signal]);
  }
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

  let signal: string | null = null;
  const pass = (received: NodeJS.Signals) => {
    signal = received;
    child.kill(received);
  };
  for (const name of SIGNALS) process.on(name, pass);
  try {
    await child;
  } catch (error) {
    throw new Failure(`Cannot run ${command}: ${(error as Error).message}`);
  } finally {
    for (const name of SIGNALS) process.off(name, pass);
  }

  signal ??= child.signalCode;
  if (signal) throw new Interrupted(signal as NodeJS.Signals);
  return child.exitCode ?? 1;
}
