import { jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { explainNode, LOWEST_NODE } from '../bin/explainNode.mjs';
import { TestRepository } from './__testUtils__/TestRepository.ts';
import { verbs } from './verbs.ts';

const run = promisify(execFile);

// Each test runs the program as a process.
jest.setTimeout(120_000);

describe('stagecraft', () => {
  let repository: TestRepository;
  beforeAll(async () => {
    repository = await TestRepository.create();
  });
  afterAll(() => repository.remove());
  const stagecraft = (...args: string[]) =>
    repository.run(args, { program: 'stagecraft' });

  it('lists its verbs, and exits with 0 only when it was asked to', async () => {
    const asked = await stagecraft('--help');
    expect(asked.stdout).toContain('Usage: yarn stagecraft <verb> [flags]');
    for (const { name, description } of verbs) {
      expect(asked.stdout).toMatch(
        new RegExp(`^  ${name} +${description}$`, 'm'),
      );
    }
    expect(asked.exitCode).toBe(0);

    const unasked = await stagecraft();
    expect(unasked.stderr).toBe(asked.stdout);
    expect(unasked.exitCode).toBe(1);
  });

  it('says its version', async () => {
    const manifest = join(import.meta.dirname, '../package.json');
    const { version } = JSON.parse(await readFile(manifest, 'utf8'));
    const { stdout, exitCode } = await stagecraft('--version');
    expect([stdout, exitCode]).toEqual([`${version}\n`, 0]);
  });

  it.each([
    [
      'plugn',
      'There is no verb "plugn"; did you mean yarn stagecraft plugin?\n',
    ],
    [
      '7',
      /^There is no verb "7"; there are init, plugin, resource, .*check\n$/,
    ],
  ])('refuses %s', async (verb, message) => {
    const { stderr, exitCode } = await stagecraft(verb);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(1);
  });

  it('runs verbs, and names itself in what it prints', async () => {
    const made = await stagecraft('plugin', '--id', 'deployments');
    expect(made.stdout).toContain(
      '  Repeat  yarn stagecraft plugin --id deployments\n',
    );
    expect(made.exitCode).toBe(0);

    const unknown = await stagecraft('check', '--plugin', 'nope');
    expect(unknown.stderr).toContain('There is no plugin "nope"');
    expect(unknown.exitCode).toBe(1);

    const flags = ['--plugin', 'nope', '--name', 'a', '--fields', 'b:string'];
    const missing = await stagecraft('resource', ...flags);
    expect(missing.stderr).not.toContain('backstage-cli');

    const help = await stagecraft('check', '--help');
    expect(help.stdout).toContain('yarn stagecraft check --allow-edits');
  });
});

describe('explainNode', () => {
  it.each(['22.16.9', '21.99.0', '20.20.2', '12.0.0'])(
    'refuses %s',
    version => {
      expect(explainNode(version)).toBe(
        `it needs Node ${LOWEST_NODE} or later, and this is ${version}`,
      );
    },
  );

  it.each(['22.17.0', '22.17.1', '22.18.0', '24.0.0', '100.0.0'])(
    'takes %s',
    version => {
      expect(explainNode(version)).toBeUndefined();
    },
  );

  it('says what package.json says', async () => {
    const manifest = join(import.meta.dirname, '../package.json');
    const { engines } = JSON.parse(await readFile(manifest, 'utf8'));
    expect(engines.node).toBe(`>=${LOWEST_NODE}`);
  });

  it('is what the program says on an old Node, without a stack trace', async () => {
    const program = join(import.meta.dirname, '../bin/stagecraft.mjs');
    const old = `Object.defineProperty(process.versions, 'node', { value: '20.20.2' })`;
    const ended = run(process.execPath, [
      ...['--import', `data:text/javascript,${encodeURIComponent(old)}`],
      program,
      '--help',
    ]);
    await expect(ended).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `stagecraft: ${explainNode('20.20.2')}\n`,
    });
  });
});
