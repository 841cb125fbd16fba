import {
  copyFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, type Result } from '../run.ts';

/** A repository in the temporary folder, in which a check makes and breaks what it likes. */
export interface Clone {
  folder: string;
  /** Runs a command in it, without a terminal. */
  run(command: string[], env?: NodeJS.ProcessEnv): Promise<Result>;
  /** Runs one that has to succeed. */
  succeed(command: string[], env?: NodeJS.ProcessEnv): Promise<string>;
  remove(): void;
}

/**
 * What a check works with.
 *
 * @param name - of the folder, which is yet to be made
 */
export function temporaryRepository(name: string): Clone {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'end-to-end-')));
  const folder = join(parent, name);
  const repository: Clone = {
    folder,
    run: (command, env) => run(command, { cwd: folder, env }),
    succeed: async (command, env) => {
      const { exitCode, output } = await repository.run(command, env);
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
  return repository;
}

/**
 * Clones what is committed, as somebody else would get it.
 *
 * @param options - `installed`: with the packages that are installed here, which takes
 *   seconds where an install takes a minute
 */
export async function makeClone(
  options: { installed?: boolean } = {},
): Promise<Clone> {
  const clone = temporaryRepository('clone');
  const { folder } = clone;
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
  if (options.installed) {
    await linkPackages(folder);
  }
  return clone;
}

// Hard links, which only Linux's cp makes of a tree, and only on one file system;
// elsewhere copies.
async function linkPackages(folder: string): Promise<void> {
  const packages = globSync('{,packages/*/}node_modules', { cwd: root });
  for (const path of packages) {
    const [from, to] = [join(root, path), join(folder, path)];
    const linked = await run(['cp', '-al', from, to]);
    if (linked.exitCode !== 0) {
      rmSync(to, { recursive: true, force: true });
      const copied = await run(['cp', '-a', from, to]);
      if (copied.exitCode !== 0) {
        throw new Error(`Cannot copy ${from}: ${copied.output}`);
      }
    }
  }
  // What Yarn and others write in place is not to change here.
  rmSync(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
  const state = 'node_modules/.yarn-state.yml';
  rmSync(join(folder, state), { force: true });
  copyFileSync(join(root, state), join(folder, state));
}
