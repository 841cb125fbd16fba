import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Repository } from '@stagecraft/generators';
import { applyPlan, openRepository } from '@stagecraft/generators/generate';
import { generators } from '../__testUtils__/generators.ts';
import { parseFlags } from '../lib/flags.ts';
import { complete } from './complete.ts';
import { listFlags, listQuestions, type Answers } from './questions.ts';

const frontEnd = {
  loadInquirer: () => Promise.reject(new Error('nobody is there to ask')),
};
const help = { usage: 'stagecraft', description: '', examples: [] };

let root: string;
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'stagecraft-complete-'));
  for (const [path, text] of Object.entries({
    'package.json': '{"workspaces": ["packages/*", "plugins/*"]}',
    'packages/backend/package.json':
      '{ "name": "backend", "backstage": { "role": "backend" } }',
    'packages/backend/src/index.ts': 'backend.start();',
  })) {
    fs.mkdirSync(dirname(join(root, path)), { recursive: true });
    fs.writeFileSync(join(root, path), text);
  }
});
afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

// Formatting takes most of the time.
const open = async (): Promise<Repository> => ({
  ...(await openRepository(root)),
  format: async (_, text) => text,
});

async function run(name: string, given: Answers): Promise<string> {
  const generator = generators.get(name)!;
  const repository = await open();
  try {
    const answers = await complete(generator, given, repository, frontEnd);
    const parsed = generator.answers.parse(answers);
    applyPlan(await generator.plan(repository, parsed));
    return 'done';
  } catch (error) {
    return (error as Error).message;
  }
}

/** Types the command that a message says. */
async function type(message: string): Promise<string> {
  const [, name, flags] =
    /: \S+ backstage-cli stagecraft (\w+) (.+)$/.exec(message) ?? [];
  const words = [...(flags ?? message).matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain,
  );
  const generator = generators.get(name)!;
  const known = listFlags(listQuestions(generator));
  const { dryRun, ...given } = parseFlags(words, known, help);
  return run(name, JSON.parse(JSON.stringify(given)));
}

it('says what to make first where there is nothing to choose from', async () => {
  const message = await run('resource', { name: 'release' });
  expect(message).toContain('There is no plugin to choose from yet');
  expect(await type(message)).toBe('done');
});

it('says which backends there are, where nobody chooses one', async () => {
  fs.cpSync(join(root, 'packages/backend'), join(root, 'packages/server'), {
    recursive: true,
  });
  const manifest = join(root, 'packages/server/package.json');
  fs.writeFileSync(
    manifest,
    fs.readFileSync(manifest, 'utf8').replace('"backend"', '"server"'),
  );
  const example = await run('plugin', {});
  expect(example).toContain('this is missing: --id, --backend\n');
  expect(await type(example)).toBe('done');
  expect(await run('plugin', { id: 'deployments' })).toBe('done');

  const message = await run('plugin', { id: 'releases' });
  expect(message).toContain(
    'there are: backend in packages/backend, server in packages/server; say',
  );
  expect(
    await run('plugin', { id: 'releases', backend: 'packages/server' }),
  ).toBe('done');
});

it('says commands that work, also where their examples are taken', async () => {
  const plugin = 'deployments';
  expect(await run('plugin', { id: plugin })).toBe('done');
  expect(await run('field', {})).toContain('add one with: yarn');
  expect(await run('undo', {})).toContain('nothing that could be taken back');
  for (const name of ['resource', 'custom', 'plugin']) {
    const known: Answers = name === 'plugin' ? {} : { plugin };
    for (const given of [{}, known]) {
      const message = await run(name, given);
      expect(message).toContain('This would work: ');
      expect(await type(message)).toBe('done');
    }
  }
  for (const name of ['field', 'undo', 'field', 'undo', 'undo']) {
    expect(await type(await run(name, {}))).toBe('done');
  }
  expect(await type(await run('resource', { name: '9x' }))).toBe('done');
});
