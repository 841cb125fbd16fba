import { jest } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeOnTerminal } from './__testUtils__/onTerminal.ts';
import { TestRepository } from './__testUtils__/TestRepository.ts';

// Each test runs plop as a process.
jest.setTimeout(120_000);

const folder = 'plugins/deployments-backend';
const plugin = ['plugin', '--', '--id', 'deployments'];
const release = ['--plugin', 'deployments', '--name', 'release'];

describe('plop', () => {
  let repository: TestRepository;
  let before: string;

  const plop = (...args: string[]) => repository.run(args, { program: 'plop' });

  beforeAll(async () => {
    repository = await TestRepository.create({
      '.gitignore': 'node_modules/\nyarn.calls\n',
    });
    repository.git(['init', '--quiet']);
    await plop(...plugin);
  });
  afterAll(async () => {
    await repository.remove();
  });
  beforeEach(() => {
    before = repository.hash();
  });
  afterEach(() => {
    repository.git(['read-tree', '-u', '--reset', before.trim()]);
    repository.git(['clean', '-fdq']);
  });

  it('makes a resource as it planned it, in a folder below the root', async () => {
    const flags = [...release, '--fields', 'title:string'];
    const patch = await plop('resource', '--', ...flags, '--dry-run');
    expect(patch.stderr).toBe('');
    expect(repository.hash()).toBe(before);
    repository.git(['apply', '--index'], patch.stdout);
    const planned = repository.hash();
    repository.git(['apply', '--index', '--reverse'], patch.stdout);

    const { exitCode, stdout } = await repository.run(
      ['resource', '--', ...flags],
      { program: 'plop', cwd: folder },
    );
    expect(stdout).toContain(
      `  Repeat  yarn plop resource -- ${flags.join(' ')}\n`,
    );
    expect(exitCode).toBe(0);
    expect(repository.hash()).toBe(planned);

    const again = await plop('resource', '--', ...flags);
    expect(again.stderr).toContain('has this already');
    expect(again.exitCode).toBe(0);
  });

  it.each([
    [[], 'say which generator:\n  plugin           Make a backend plugin'],
    [['resources'], 'There is no generator "resources", only:\n  plugin '],
    [['plugin'], 'this is missing: --id\n'],
    [
      ['resource', '--', '--plugin', 'deployments'],
      `this is missing: --name, --fields\nThis would work: yarn plop resource -- --plugin deployments --name release --fields 'title:string notes:text?'\n`,
    ],
    [
      ['resource', ...release],
      `stands behind --, as in: yarn plop resource -- ${release.join(' ')}\n`,
    ],
    [
      ['plugin', '--', '--idd', 'a'],
      'There is no flag --idd; did you mean --id?',
    ],
  ])('refuses %j in a sentence', async (args, reason) => {
    const { exitCode, stderr, stdout } = await plop(...args);
    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).toBe('');
    expect(exitCode).toBe(1);
    expect(repository.hash()).toBe(before);
  });

  it('names all that is wrong, a line each', async () => {
    const { stderr } = await plop(
      ...['resource', '--', '--plugin', 'x y'],
      ...['--name', 'health', '--fields', 'id:string'],
    );
    expect(stderr).toMatch(
      /^Plugin id .*\n"health" cannot be .*\nField "id:string": .*\n$/,
    );
  });

  it('prints help', async () => {
    const { exitCode, stdout } = await plop('undo', '--', '--help');
    expect(stdout).toContain(
      'yarn plop undo -- --plugin deployments --entry resource/item\n',
    );
    expect(exitCode).toBe(0);
  });

  it('fails when its generators cannot be loaded', async () => {
    const plopfile = join(import.meta.dirname, '../../../plopfile.mjs');
    await repository.write({
      'plopfile.mjs': await readFile(plopfile, 'utf8'),
    });
    await repository.unlink('node_modules/@stagecraft');
    const { exitCode, stderr } = await plop(...plugin);
    expect(stderr).toContain("Cannot find package '@stagecraft/cli'");
    expect(exitCode).toBe(1);
    await repository.linkModules('@stagecraft');
  });

  describeOnTerminal('on a terminal', () => {
    const onTerminal = (
      args: string[],
      ...typed: [question: string, text: string][]
    ) => repository.runOnTerminal(args, typed, 'plop');

    it('lets a generator be chosen, and asks for what it needs', async () => {
      const { exitCode, stdout } = await onTerminal(
        [],
        ['field', '\x1b[B\r'],
        ['Id of the plugin', '\r'],
        ['Name of the resource', 'health'],
        ['"health" cannot be a resource', 'Hour'],
        ['healthHour', '\r'],
        ['Fields', 'a:str'],
        ['there is no type "str"', 'ing b:text?\r'],
      );
      expect(stdout).toContain(
        `yarn plop resource -- --plugin deployments --name healthHour --fields 'a:string b:text?'`,
      );
      expect(exitCode).toBe(0);
      expect(repository.hash()).not.toBe(before);
    });

    it('keeps asking until an answer is good', async () => {
      const { exitCode, stdout } = await onTerminal(
        ['plugin'],
        ['Plugin id', '2fa\r'],
        ['my-2fa', '\x15on-call\r'],
      );
      expect(stdout).toContain('plugins/on-call-backend is ready');
      expect(exitCode).toBe(0);
    });

    it.each([
      ['Ctrl-C', '\x03'],
      ['Ctrl-D', '\x04'],
    ])('ends with 130 on %s', async (_, key) => {
      const { exitCode, stdout } = await onTerminal(
        ['plugin'],
        ['Plugin', key],
      );
      expect(stdout).not.toMatch(/^ +at /m);
      expect(exitCode).toBe(130);
      expect(repository.hash()).toBe(before);
    });
  });
});
