import { execFile } from 'node:child_process';
import { chown } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** As whom, where and in which environment a program runs. */
export interface RunOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

/**
 * How to run PostgreSQL's programs in a folder, which they will own.
 *
 * They refuse to run as root. There they run as nobody, whom every system has,
 * so that no user has to be added.
 */
export async function runOptions(folder: string): Promise<RunOptions> {
  const options = {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  };
  if (process.getuid?.() !== 0) {
    return options;
  }
  const uid = Number((await run('id', ['-u', 'nobody'])).stdout);
  const gid = Number((await run('id', ['-g', 'nobody'])).stdout);
  await chown(folder, uid, gid);
  return { ...options, uid, gid };
}
