import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { chown, readFile, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

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
  // Otherwise parallel queries leave files in /dev/shm, which is small in containers.
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap',
};

/** One PostgreSQL data directory and the server that runs on it. */
export class Cluster {
  readonly #folder: string;
  readonly #data: string;
  readonly #native: string;
  readonly #password = randomBytes(24).toString('base64url');
  #server?: ChildProcess;

  constructor(folder: string, native: string) {
    this.#folder = folder;
    this.#data = path.join(folder, 'data');
    this.#native = native;
  }

  /** Creates the cluster and starts it; resolves to the connection string. */
  async start(): Promise<string> {
    const options = await this.#spawnOptions();
    const passwordFile = path.join(this.#folder, 'password');
    await writeFile(passwordFile, this.#password, { mode: 0o600 });
    if (options.uid !== undefined) {
      await chown(passwordFile, options.uid, options.gid);
    }
    await run(
      this.#binary('initdb'),
      [
        `--pgdata=${this.#data}`,
        '--username=postgres',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--no-locale',
        '--no-sync',
      ],
      options,
    );
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      try {
        await this.#listen(port, options);
        return `postgresql://postgres:${this.#password}@127.0.0.1:${port}/postgres?sslmode=disable`;
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
    if (!server || server.exitCode !== null || server.signalCode !== null) {
      return;
    }
    const exited = new Promise(resolve => server.once('exit', resolve));
    server.kill(process.platform === 'win32' ? 'SIGKILL' : 'SIGQUIT');
    await exited;
  }

  async #listen(port: number, options: SpawnOptions): Promise<void> {
    const logFile = path.join(this.#folder, 'postgres.log');
    const log = openSync(logFile, 'w');
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(
      ([name, value]) => ['-c', `${name}=${value}`],
    );
    const server = spawn(
      this.#binary('postgres'),
      ['-D', this.#data, ...settings],
      { ...options, stdio: ['ignore', log, log] },
    );
    closeSync(log);
    this.#server = server;
    let failure: string | undefined;
    server.once('error', error => (failure = error.message));
    server.once('exit', code => (failure ??= `exit code ${code}`));

    const deadline = Date.now() + START_TIMEOUT_MS;
    while (!(await this.#isReady())) {
      if (failure === undefined && Date.now() > deadline) {
        failure = 'it is not ready after a minute';
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

  /** PostgreSQL refuses to run as root, so there it runs as nobody. */
  async #spawnOptions(): Promise<SpawnOptions> {
    const options = {
      cwd: this.#folder,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    };
    if (process.getuid?.() !== 0) {
      return options;
    }
    const uid = Number((await run('id', ['-u', 'nobody'])).stdout);
    const gid = Number((await run('id', ['-g', 'nobody'])).stdout);
    await chown(this.#folder, uid, gid);
    return { ...options, uid, gid };
  }

  #binary(name: string): string {
    return path.join(this.#native, 'bin', name);
  }
}

interface SpawnOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
