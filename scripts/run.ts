import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The root of this repository. */
export const root = join(import.meta.dirname, '..');

export interface Result {
  exitCode: number;
  /** What it printed on both streams. */
  output: string;
}

/**
 * Runs a command to its end.
 *
 * @param command - the program and its arguments
 * @param options - `cwd`, the root of this repository unless given; `env`, beside
 *   this process's own; `echo`: print the output while it comes; `onOutput`: is
 *   given each part of it
 */
export function run(
  [program, ...args]: string[],
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    echo?: boolean;
    onOutput?(text: string): void;
  } = {},
): Promise<Result> {
  const { cwd = root, env, echo, onOutput } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        onOutput?.(text);
        if (echo) {
          process.stderr.write(text);
        }
      });
    }
    const end = () => child.kill();
    process.once('exit', end);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', end);
      resolve({ exitCode: code ?? (signal ? 128 : 1), output });
    });
  });
}
