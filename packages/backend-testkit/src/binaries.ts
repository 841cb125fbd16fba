import { execFile } from 'node:child_process';
import { cp, lchown, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunOptions } from './runOptions.ts';

const run = promisify(execFile);

/**
 * Makes sure that PostgreSQL's programs run, if need be as a copy in the folder
 * they run in: for root below a home that only root may enter, and where the
 * package manager was not allowed to run the script that makes the links.
 *
 * @returns the folder that holds `bin`, `lib` and `share`
 * @throws Error if they do not run on this machine at all
 */
export async function runnableBinaries(
  native: string,
  options: RunOptions,
): Promise<string> {
  if (!(await failure(native, options))) {
    return native;
  }
  const copy = path.join(options.cwd, 'native');
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  await makeLinks(copy);
  await handOver(copy, options);
  const reason = await failure(copy, options);
  if (reason) {
    throw new Error(`its programs do not run here: ${reason}`);
  }
  return copy;
}

/** Why the programs do not run, or nothing. */
async function failure(native: string, options: RunOptions): Promise<string> {
  try {
    await run(path.join(native, 'bin/postgres'), ['--version'], options);
    return '';
  } catch (error) {
    return String(error);
  }
}

/** What the platform package's own install script does. */
async function makeLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(list, 'utf8').catch(() => '[]'),
  );
  for (const { source, target } of links) {
    const file = path.join(native, '..', target);
    const to = path.relative(path.dirname(target), source);
    await symlink(to, file).catch(() => {});
  }
}

/** Gives a folder with all in it to the user who is to run the programs. */
async function handOver(
  folder: string,
  { uid, gid }: RunOptions,
): Promise<void> {
  if (uid !== undefined && gid !== undefined) {
    for (const name of ['.', ...(await readdir(folder, { recursive: true }))]) {
      await lchown(path.join(folder, name), uid, gid);
    }
  }
}
