import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, type Result } from '../run.ts';

/** A clone of this repository, in which the check makes and breaks what it likes. */
export interface Clone {
  folder: string;
  /** Runs a command in it, without a terminal. */
  run(command: string[], env?: NodeJS.ProcessEnv): Promise<Result>;
  /** Runs one that has to succeed. */
  succeed(command: string[], env?: NodeJS.ProcessEnv): Promise<string>;
  remove(): void;
}

/** Clones what is committed, as somebody else would get it. */
export async function makeClone(): Promise<Clone> {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'end-to-end-')));
  const folder = join(parent, 'clone');
  const clone: Clone = {
    folder,
    run: (command, env) => run(command, { cwd: folder, env }),
    succeed: async (command, env) => {
      const { exitCode, output } = await clone.run(command, env);
      if (exitCode !== 0) {
        throw new Error(
          `${command.join(' ')} ended with ${exitCode}:\n${output}`,
        );
      }
      return output;
    },
    remove: () =>
      rmSync(parent, { recursive: true, force: true, maxRetries: 10 }),
  };
  const { exitCode, output } = await run([
    'git',
    'clone',
    '--quiet',
    root,
    folder,
  ]);
  if (exitCode !== 0) {
    throw new Error(`git clone failed: ${output}`);
  }
  try {
    // Node and Yarn were fetched for this run already.
    cpSync(join(root, '.toolchain'), join(folder, '.toolchain'), {
      recursive: true,
      verbatimSymlinks: true,
    });
  } catch {
    // There is none where the machine has both.
  }
  return clone;
}
