import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { chown, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { runnableBinaries } from './binaries.ts';
import { freePort } from './freePort.ts';
import { runOptions, type RunOptions } from './runOptions.ts';

const run = promisify(execFile);

const START_TIMEOUT_MS = 60_000;
const PORT_ATTEMPTS = 5;

/** Fast and forgetful: nothing in it has to survive. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '400',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  // Otherwise parallel queries need /dev/shm, which is small in containers.
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
};

/** One PostgreSQL data directory and the server that runs on it. */
export class Cluster {
  readonly #folder: string;
  readonly #native: string;
  readonly #data: string;
  #server?: ChildProcess;

  /**
   * @param places - `data`, an empty folder for its data; `folder`, one for all else;
   *   `native`, the folder that holds PostgreSQL's `bin`, `lib` and `share`
   */
  constructor(places: { folder: string; data: string; native: string }) {
    this.#folder = places.folder;
    this.#native = places.native;
    this.#data = places.data;
  }

  /** Creates the cluster and starts it; resolves to the connection string. */
  async start(): Promise<string> {
    const options = await runOptions(this.#folder);
    const native = await runnableBinaries(this.#native, options);
    const password = randomBytes(24).toString('base64url');
    await this.#create(path.join(native, 'bin/initdb'), password, options);

    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      try {
        await this.#listen(path.join(native, 'bin/postgres'), port, options);
        return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
      } catch (error) {
        // Somebody else may have taken the port in between.
        if (attempt === PORT_ATTEMPTS || !/could not bind/.test(`${error}`)) {
          throw error;
        }
      }
    }
  }

  /** Stops the server at once, without writing anything back. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server?.pid && server.exitCode === null && server.signalCode === null) {
      const exited = new Promise(resolve => server.once('exit', resolve));
      server.kill(process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT');
      await exited;
    }
  }

  async #create(
    initdb: string,
    password: string,
    options: RunOptions,
  ): Promise<void> {
    const passwordFile = path.join(this.#folder, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (options.uid !== undefined && options.gid !== undefined) {
      for (const own of [passwordFile, this.#data]) {
        await chown(own, options.uid, options.gid);
      }
    }
    const flags = [
      `--pgdata=${this.#data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-locale',
      // Text sorts as on most servers, on every machine alike, unlike in SQLite.
      '--locale-provider=icu',
      '--icu-locale=en-US',
      '--no-sync',
    ];
    await run(initdb, flags, options);
  }

  async #listen(
    postgres: string,
    port: number,
    options: RunOptions,
  ): Promise<void> {
    const logFile = path.join(this.#folder, 'postgres.log');
    const log = openSync(logFile, 'w');
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`],
    );
    const server = spawn(postgres, ['-D', this.#data, ...settings], {
      ...options,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#server = server;
    let failure: string | undefined;
    server.once('error', error => (failure = error.message));
    server.once('exit', code => (failure = `exit code ${code}`));

    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#isReady())) {
      if (Date.now() > deadline) {
        failure ??= 'it is not ready after a minute';
      }
      if (failure !== undefined) {
        throw new Error(`${failure}\n${await readFile(logFile, 'utf8')}`);
      }
      await sleep(10);
    }
  }

  /** PostgreSQL writes its state into the eighth line of its pid file. */
  async #isReady(): Promise<boolean> {
    const pidFile = path.join(this.#data, 'postmaster.pid');
    const lines = await readFile(pidFile, 'utf8').catch(() => '');
    return lines.split('\n')[7]?.trim() === 'ready';
  }
}
