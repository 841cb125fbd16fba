import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import knexFactory, { type Knex } from 'knex';
import { startPostgres } from '../endToEnd/postgres.ts';
import { run } from '../run.ts';
import { spawnHere } from './processes.ts';

/** A PostgreSQL that can be stopped, started again, and silenced. */
export class Postgres {
  readonly #connection: string;
  readonly #data: string;
  /** The command that started it. */
  readonly #command: string;

  private constructor(connection: string, data: string) {
    this.#connection = connection;
    this.#data = data;
    // PostgreSQL writes it down for pg_ctl: the program, then each argument in quotes.
    this.#command = readFileSync(join(data, 'postmaster.opts'), 'utf8').trim();
    // What is silent cannot end either.
    process.prependOnceListener('exit', () =>
      this.#signal([this.#pid()], 'SIGCONT'),
    );
  }

  static async start(): Promise<Postgres> {
    const connection = await startPostgres();
    const knex = connect(connection);
    try {
      const { rows } = await knex.raw('show data_directory');
      return new Postgres(connection, rows[0].data_directory);
    } finally {
      await knex.destroy();
    }
  }

  /** The variables that app-config.production.yaml asks for. */
  get env(): NodeJS.ProcessEnv {
    const { hostname, port, username, password } = new URL(this.#connection);
    return {
      POSTGRES_HOST: hostname,
      POSTGRES_PORT: port,
      POSTGRES_USER: username,
      POSTGRES_PASSWORD: password,
    };
  }

  /**
   * Asks a database directly.
   *
   * @param name - of the database
   */
  async ask<Value>(
    name: string,
    question: (knex: Knex) => Promise<Value>,
  ): Promise<Value> {
    const url = new URL(this.#connection);
    url.pathname = `/${name}`;
    const knex = connect(url.href);
    try {
      return await question(knex);
    } finally {
      await knex.destroy();
    }
  }

  /** Drops every database whose name begins so. */
  async drop(prefix: string): Promise<void> {
    await this.ask('postgres', async knex => {
      const names: string[] = await knex('pg_database')
        .whereLike('datname', `${prefix}%`)
        .pluck('datname');
      for (const name of names) {
        await knex.raw('drop database if exists ?? with (force)', [name]);
      }
    });
  }

  /** Stops it as an operator would: what was committed stays. */
  async stop(): Promise<void> {
    const pid = this.#pid();
    process.kill(pid, 'SIGINT');
    await until(() => !isRunning(pid));
  }

  /** Starts it again, where it was and with what it held. */
  async start(): Promise<void> {
    const { uid, gid } = statSync(this.#data);
    const [, program, rest] = /^(\S+) (.*)$/.exec(this.#command)!;
    const args = [...rest.matchAll(/"([^"]*)"/g)].map(
      ([, argument]) => argument,
    );
    const child = spawnHere(program, args, {
      cwd: dirname(this.#data),
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      stdio: 'ignore',
      ...(process.getuid?.() === 0 ? { uid, gid } : {}),
    });
    await Promise.race([
      until(() => this.#state() === 'ready'),
      once(child, 'close').then(([code]) => {
        throw new Error(`PostgreSQL ended with ${code}`);
      }),
    ]);
  }

  /** Stops all of its processes where they are, as a network that swallows everything. */
  async silence(): Promise<void> {
    const pid = this.#pid();
    // Without its parent it gets no more children.
    this.#signal([pid], 'SIGSTOP');
    this.#signal(await childrenOf(pid), 'SIGSTOP');
  }

  /** Lets it go on. */
  async release(): Promise<void> {
    const pid = this.#pid();
    this.#signal([...(await childrenOf(pid)), pid], 'SIGCONT');
  }

  #signal(pids: number[], signal: NodeJS.Signals): void {
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended.
      }
    }
  }

  #pid = () => Number(this.#statusFile()[0]);
  #state = () => this.#statusFile()[7]?.trim();
  #statusFile() {
    try {
      return readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split(
        '\n',
      );
    } catch {
      return [];
    }
  }
}

const connect = (connection: string) =>
  knexFactory({ client: 'pg', connection, pool: { min: 0, max: 2 } });

async function childrenOf(pid: number): Promise<number[]> {
  const { output } = await run(['ps', '-A', '-o', 'pid=,ppid=']);
  return output
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
}

async function until(isSo: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; !isSo(); await sleep(20)) {
    if (Date.now() > deadline) {
      throw new Error('PostgreSQL did not do it in a minute');
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
