import { setTimeout as sleep } from 'node:timers/promises';

/** Signals a process and what it started, as far as they are there. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // It is gone already.
  }
}

/** Whether there is a process, or with a negative number a group. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Ends a process and what it started; after ten seconds without asking. */
export async function endGroup(leader: number): Promise<void> {
  signalGroup(leader, 'SIGTERM');
  for (let wait = 0; wait < 100 && isRunning(-leader); wait += 1) {
    await sleep(100);
  }
  signalGroup(leader, 'SIGKILL');
}
