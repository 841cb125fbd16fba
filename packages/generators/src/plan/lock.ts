import fs from 'node:fs';
import { dirname, join } from 'node:path';
import { GeneratorError } from '../errors.ts';
import { stateFolder } from './state.ts';

/**
 * Does something while no other command writes to the repository.
 *
 * @throws GeneratorError when another command is writing
 */
export function withLock<T>(root: string, action: () => T): T {
  const folder = stateFolder(root);
  const lock = join(folder, 'lock');
  const created = fs.mkdirSync(folder, { recursive: true });
  if (!take(lock)) {
    const owner = fs.readFileSync(lock, 'utf8');
    if (isRunning(Number(owner))) {
      throw new GeneratorError(
        `another command, process ${owner}, is writing to this repository, so nothing was changed; run the command again`,
      );
    }
    fs.rmSync(lock, { force: true });
    if (!take(lock)) {
      return withLock(root, action);
    }
  }
  try {
    return action();
  } finally {
    fs.rmSync(lock, { force: true });
    if (created) {
      removeEmpty(folder, created);
    }
  }
}

// A repository that nothing was installed in has no folder for this afterwards, either.
function removeEmpty(folder: string, top: string): void {
  if (fs.readdirSync(folder).length > 0) {
    return;
  }
  fs.rmdirSync(folder);
  if (folder !== top) {
    removeEmpty(dirname(folder), top);
  }
}

function take(lock: string): boolean {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/** Whether a process runs, as far as this one may know. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
