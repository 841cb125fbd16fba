import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { WAY_OUT } from './connectionString.ts';
import { findPostgres } from './findPostgres.ts';
import type { Report } from './postgresServer.ts';

const EXIT_TIMEOUT_MS = 10_000;

/**
 * Starts a throw-away PostgreSQL that ends with this process.
 *
 * It belongs to a process of its own, which notices the end of this one by the
 * closed channel. So it also goes after SIGKILL, when no handler here can run.
 *
 * @returns the connection string of its superuser
 * @throws Error if it cannot start, with the reason and what to do
 */
export async function startPostgres(): Promise<string> {
  const server = fork(
    require.resolve('@stagecraft/backend-testkit/postgresServer'),
    [findPostgres()],
    {
      // Its own process group: Ctrl-C in a terminal must not reach it.
      detached: true,
      env: { ...process.env, NODE_OPTIONS: '' },
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const report = await firstReport(server);
  if ('error' in report) {
    throw new Error(
      `PostgreSQL 18 for the tests did not start: ${report.error}\n${WAY_OUT}`,
    );
  }
  server.unref();
  server.channel?.unref();
  process.once('exit', () => stopNow(server, report.folder));
  return report.connectionString;
}

function firstReport(server: ChildProcess): Promise<Report> {
  return new Promise(resolve => {
    server.once('message', message => resolve(message as Report));
    server.once('error', error => resolve({ error: error.message }));
    server.once('exit', (code, signal) =>
      resolve({ error: `its process ended early (${signal ?? code})` }),
    );
  });
}

/**
 * Ends the server before this process is gone, so that whoever waits for the
 * test command finds nothing left. Windows has no signals: there the closed
 * channel does it, a moment later.
 */
function stopNow(server: ChildProcess, folder: string): void {
  if (process.platform === 'win32') {
    return;
  }
  server.kill('SIGTERM');
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const deadline = Date.now() + EXIT_TIMEOUT_MS;
  while (existsSync(folder) && Date.now() < deadline) {
    Atomics.wait(clock, 0, 0, 5);
  }
}
