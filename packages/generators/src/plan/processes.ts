import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * When a process began, as its system says it, which tells it from a later one of the
 * same number.
 *
 * @returns undefined when there is no such process; an empty text when there is, and
 *   the system does not say more of it
 */
export function startOf(pid: number): string | undefined {
  if (!isThere(pid)) {
    return undefined;
  }
  return existsSync('/proc/self/stat') ? startByProc(pid) : startByPs(pid);
}

function isThere(pid: number): boolean {
  // A number below 1 stands for a group of processes.
  if (!Number.isSafeInteger(pid) || pid < 1) {
    return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startByProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It ended just now, or it is somebody else's and hidden.
    return isThere(pid) ? '' : undefined;
  }
  // What stands in parentheses is a name, which may have parentheses too.
  const [state, ...values] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended, and only its parent has not asked yet.
  return state === 'Z' ? undefined : values[18];
}

function startByPs(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  return (stdout ?? '').replaceAll(/\W/g, '');
}
