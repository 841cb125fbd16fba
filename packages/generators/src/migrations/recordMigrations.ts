import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import type { Recording } from './Recording.ts';

/**
 * Records what migrations send to PostgreSQL, without one. They run with the Knex that
 * the plugin has, in a process of their own, because they are any code: it has no
 * environment, cannot write to the disk, and is ended when it takes too long.
 *
 * @param folder - absolute path of the package
 * @param names - the migrations below it, in the order in which they run
 * @param timeoutMs - after how many milliseconds to give up, 20 seconds unless given
 * @returns a recording for each; the first that could not be run says why
 */
export async function recordMigrations(
  folder: string,
  names: string[],
  timeoutMs = 20_000,
): Promise<Recording[]> {
  const recordings: Recording[] = [];
  if (names.length === 0) {
    return recordings;
  }
  // By the name of the package: what lies there is TypeScript in a clone, and built in
  // a registry.
  const { resolve: find } = createRequire(import.meta.url);
  const program = find('@stagecraft/generators/record');
  const child = fork(program, [folder, ...names], {
    env: {},
    execArgv: ['--permission', '--allow-fs-read=*'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', text => (complaints += text));
  child.on('message', recording => recordings.push(recording as Recording));
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.on('error', reject).on('close', (_, name) => resolve(name));
  });
  const reason = signal
    ? `it did not end within ${timeoutMs / 1000} s`
    : (/^\w*Error.*$/m.exec(complaints)?.[0] ?? 'its process ended');
  const unread = names.slice(recordings.length).map((_, index) => ({
    statements: [],
    error: index === 0 ? reason : undefined,
  }));
  return [...recordings, ...unread];
}
