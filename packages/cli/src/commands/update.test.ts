import { jest } from '@jest/globals';
import { KIT_VERSION } from '@stagecraft/generators';
import {
  installEngine,
  makeOlderPlugin,
  OLDER,
} from '../__testUtils__/olderPlugin.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli as a process.
jest.setTimeout(120_000);

const IDS = ['deployments', 'reviews'];
const indexOf = (id: string) => `plugins/${id}-backend/src/index.ts`;

let repository: TestRepository;
beforeEach(async () => {
  repository = await TestRepository.create();
  repository.git(['init', '--quiet']);
  await repository.write({
    '.gitignore': 'node_modules\nasked.json\n*.calls\n',
  });
  for (const id of IDS) {
    await makeOlderPlugin(repository, id);
  }
  await installEngine(repository);
});
afterEach(() => repository.remove());

const update = (...args: string[]) =>
  repository.run(['stagecraft', 'update', ...args]);

it('brings all plugins to this version, once, by way of the one that rendered', async () => {
  const before = repository.hash();
  const dry = await update('--dry-run');
  expect(dry.exitCode).toBe(0);
  expect(repository.hash()).toBe(before);
  expect(dry.stdout).toContain('\n-// Older.\n');

  const { exitCode, stdout } = await update();
  expect(exitCode).toBe(0);
  for (const id of IDS) {
    expect(stdout).toContain(`  changed  ${indexOf(id)}\n`);
    expect(stdout).toContain(
      `plugins/${id}-backend is of version ${KIT_VERSION} of the kit now, and was of ${OLDER}\n`,
    );
    expect(await repository.read(indexOf(id))).not.toContain('Older');
  }
  expect(stdout).toMatch(
    /\n {2}Test {2}yarn workspace \S+deployments-backend test --watch=false\n {2}Test .*\n {2}See {3}git diff\n$/,
  );
  const after = repository.hash();

  const again = await update();
  expect(again.exitCode).toBe(0);
  expect(again.stderr).toContain(
    `Version ${KIT_VERSION} of the kit, which is this one, rendered deployments, reviews already; nothing was changed`,
  );
  expect(repository.hash()).toBe(after);

  repository.git(['read-tree', '--reset', '-u', before.trim()]);
  repository.git(['apply', '-'], dry.stdout);
  expect(repository.hash()).toBe(after);
});

it('refuses all of them when edits in one are in the way, and then takes one', async () => {
  await repository.write({ [indexOf('reviews')]: '// Mine.\n' });
  const before = repository.hash();
  const refused = await update();
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(indexOf('reviews'));
  expect(refused.stderr).not.toContain(indexOf('deployments'));
  expect(refused.stderr).toContain('git apply --3way node_modules/');
  expect(repository.hash()).toBe(before);

  const one = await update('--plugin', 'deployments');
  expect([one.exitCode, one.stderr]).toEqual([0, expect.any(String)]);
  const none = await update('--plugin', 'nope');
  expect(none.stderr).toContain('There is no plugin "nope"');
});

it('installs when the packages of the kit move along', async () => {
  const path = 'plugins/deployments-backend/package.json';
  const text = await repository.read(path);
  await repository.write({
    [path]: text.replaceAll(/(@stagecraft.*": )".*"/g, '$1"^0.0.9"'),
  });
  const { exitCode } = await update('--plugin', 'deployments');
  expect(exitCode).toBe(0);
  expect(await repository.read(path)).toContain(
    `"@stagecraft/backend-runtime": "^${KIT_VERSION}"`,
  );
  expect(await repository.read('yarn.calls')).toBe('install\ninstall\n');
});
