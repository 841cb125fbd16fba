import fs from 'node:fs';
import { join } from 'node:path';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { openRepository } from './repository.ts';

const blueprint = (pluginId: string) =>
  JSON.stringify({
    kitVersion: '0.1.0',
    package: { name: `@x/${pluginId}` },
    pluginId,
    resources: [],
  });

it('opens from any folder below the root, also through a link', async () => {
  const { root } = new TestRepository({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/a/package.json': '{"name":"a"}',
    'packages/a/src/index.ts': '',
  });
  fs.symlinkSync(root, join(root, 'link'));

  for (const folder of ['.', 'packages/a/src', 'link/packages/a']) {
    expect((await openRepository(join(root, folder))).root).toBe(root);
  }
});

it('opens the whole from a package that has workspaces of its own', async () => {
  const { root } = new TestRepository({
    'package.json': '{"workspaces":["suites/*"]}',
    'suites/a/package.json': '{"workspaces":["parts/*"]}',
    'suites/a/parts/b/package.json': '{"name":"b"}',
    'suites/a/alone/package.json': '{"workspaces":["parts/*"]}',
    'suites/locked/package.json': '{"workspaces":["parts/*"]}',
    'suites/locked/yarn.lock': '',
  });
  for (const [folder, found] of [
    ['suites/a/parts/b', ''],
    ['suites/a/alone', 'suites/a/alone'],
    ['suites/locked', 'suites/locked'],
  ]) {
    const repository = await openRepository(join(root, folder));
    expect(repository.root).toBe(join(root, found));
  }
  const { packages, isWorkspace } = await openRepository(root);
  expect(packages.map(({ folder }) => folder)).toEqual([
    'suites/a',
    'suites/a/parts/b',
    'suites/locked',
  ]);
  expect(isWorkspace('suites/a/parts/new')).toBe(true);
  expect(isWorkspace('suites/a/plugins/new')).toBe(false);
});

it('takes what a repository leaves out as Backstage does', async () => {
  const repository = await new TestRepository({
    'package.json': '{"workspaces":["packages/*"]}',
  }).open();

  expect(repository.globals).toEqual({
    namePrefix: '@internal/',
    namePluginInfix: 'backstage-plugin-',
    license: 'Apache-2.0',
    private: true,
    version: '0.1.0',
  });
  expect(repository.lockfile().versions('express')).toEqual([]);
  expect(repository.plugins.size).toBe(0);
  expect(repository.read('nowhere/a.ts')).toBeUndefined();
  // Prettier's own settings, where a repository has none.
  expect(await repository.format('a.ts', "x('a')")).toBe('x("a");\n');
});

it('lists the files of a folder, but for what is installed or built', async () => {
  const repository = await new TestRepository({
    'package.json': '{"workspaces":["packages/*"]}',
    'packages/a/src/z.ts': '',
    'packages/a/src/b/.c.ts': '',
    'packages/a/package.json': '{}',
    'packages/a/dist/d.js': '',
    'packages/a/node_modules/e/f.js': '',
    'packages/b/g.ts': '',
  }).open();

  expect(repository.list('packages/a')).toEqual([
    'packages/a/package.json',
    'packages/a/src/b/.c.ts',
    'packages/a/src/z.ts',
  ]);
  expect(repository.list('packages/nowhere')).toEqual([]);
});

it('reads what a repository says', async () => {
  const repository = await new TestRepository({
    'package.json': JSON.stringify({
      workspaces: { packages: ['./packages/*', 'plugins/**'] },
      backstage: {
        cli: { new: { globals: { namePrefix: '@acme/', private: false } } },
      },
    }),
    'yarn.lock': '"express@npm:^4.17.1":\n  version: 4.22.1\n',
    'packages/a/.stagecraft.json': blueprint('a'),
    'plugins/deep/b/.stagecraft.json': blueprint('b'),
    'plugins/deep/node_modules/c/.stagecraft.json': blueprint('c'),
    'elsewhere/d/.stagecraft.json': blueprint('d'),
  }).open();

  expect(repository.globals).toMatchObject({
    namePrefix: '@acme/',
    private: false,
  });
  expect(repository.lockfile().versions('express')).toEqual([
    { version: '4.22.1', ranges: ['^4.17.1'] },
  ]);
  expect(
    [...repository.plugins].map(([id, { folder }]) => [id, folder]),
  ).toEqual([
    ['a', 'packages/a'],
    ['b', 'plugins/deep/b'],
  ]);
  expect(repository.plugins.get('a')!.blueprint().pluginId).toBe('a');
});

it('lets a broken blueprint be until it is asked for', async () => {
  const { plugins } = await TestRepository.backstage({
    'plugins/a/.stagecraft.json': '{ "pluginId": "a",',
    'plugins/b/.stagecraft.json': '<<<<<<< HEAD',
    'plugins/c/.stagecraft.json': blueprint('d'),
    'plugins/d/.stagecraft.json': blueprint('d'),
  }).open();

  expect([...plugins.keys()]).toEqual(['a', 'plugins/b', 'd']);
  expect(() => plugins.get('a')!.blueprint()).toThrow(
    'plugins/a/.stagecraft.json is not JSON: ',
  );
  expect(() => plugins.get('d')!.blueprint()).toThrow(
    'two plugins have the id "d", in plugins/c and plugins/d; remove one',
  );
});

it.each([
  [{}, 'no package.json with workspaces in '],
  [
    { 'package.json': '{"name":"single"}' },
    'no package.json with workspaces in ',
  ],
  [{ 'package.json': '{' }, 'package.json is not JSON: '],
])('refuses %j', async (files, message) => {
  await expect(new TestRepository(files).open()).rejects.toThrow(message);
});

it('does not take a folder for a file', async () => {
  const repository = TestRepository.backstage();
  fs.mkdirSync(join(repository.root, 'yarn.lock'));
  const { lockfile } = await repository.open();
  expect(lockfile().versions('express')).toEqual([]);
});
