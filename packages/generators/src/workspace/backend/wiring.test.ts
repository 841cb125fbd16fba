import { TestRepository } from '../../__testUtils__/TestRepository.ts';
import { findBackends } from './findBackends.ts';
import { findWiring, planWiring } from './wiring.ts';

const name = '@internal/plugin-incidents-backend';
const line = `backend.add(import('${name}'));`;
const INDEX = 'packages/backend/src/index.ts';
const START = 'const backend = createBackend();\nbackend.start();\n';
const DISCOVERY = `import { createBackend, discoveryFeatureLoader } from '@backstage/backend-defaults';
const backend = createBackend();
backend.add(discoveryFeatureLoader);
backend.start();
`;

async function wiring(files: Record<string, string>) {
  const repository = await TestRepository.backstage(files).open();
  const [backend] = findBackends(repository);
  return {
    found: findWiring(repository, backend, name),
    plan: () => planWiring(repository, backend, name),
  };
}

it('adds a dependency and a line, and nothing where both are', async () => {
  const { found, plan } = await wiring({ [INDEX]: START });
  expect(found).toBe('missing');
  const changes = await plan();
  expect(changes.map(({ path }) => path)).toEqual([
    'packages/backend/package.json',
    INDEX,
  ]);
  const again = await wiring(
    Object.fromEntries(changes.map(({ path, after }) => [path, after!])),
  );
  expect(again.found).toBe('wired');
  expect(await again.plan()).toEqual([]);
});

it('sees a line in another file of the backend, but not in its tests', async () => {
  const plugins = `export const addPlugins = (backend: Backend) => {\n  ${line}\n};\n`;
  for (const [path, found] of [
    ['packages/backend/src/plugins.ts', 'wired'],
    ['packages/backend/src/plugins.test.ts', 'missing'],
    ['packages/backend/scripts/plugins.ts', 'missing'],
  ]) {
    const files = { [INDEX]: START, [path]: plugins };
    expect((await wiring(files)).found).toBe(found);
  }
});

it.each([
  ['backend:\n  packages: all\n', 'wired'],
  [`backend:\n  packages:\n    include: ['${name}']\n`, 'wired'],
  ['backend:\n  packages:\n    exclude: [other]\n', 'wired'],
  ['backend:\n  packages:\n    include: [other]\n', 'missing'],
  [`backend:\n  packages:\n    exclude: ['${name}']\n`, 'missing'],
  ['backend:\n  packages: {}\n', 'missing'],
  ['backend: {}\n', 'missing'],
  ['', 'missing'],
])('asks the configuration what discovery finds: %j', async (config, found) => {
  const files = { [INDEX]: DISCOVERY, 'app-config.production.yaml': config };
  expect((await wiring(files)).found).toBe(found);
  expect((await wiring({ ...files, [INDEX]: START })).found).toBe('missing');
});

it('refuses what has no place, or is in the wrong one', async () => {
  const misplaced = await wiring({ [INDEX]: `${START}${line}\n` });
  expect(misplaced.found).toBe('misplaced');
  await expect(misplaced.plan()).rejects.toThrow(
    `the backend backend adds ${name} before it is created or after it is started; move`,
  );
  for (const files of [{ [INDEX]: 'run();' }, { [INDEX]: '' }]) {
    await expect((await wiring(files)).plan()).rejects.toThrow(
      `found no place in ${INDEX} where the backend starts; add this line where your plugins are added, and run the command again:\n  ${line}`,
    );
  }
});
