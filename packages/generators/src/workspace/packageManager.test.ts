import { TestRepository } from '../__testUtils__/TestRepository.ts';

const BERRY = '# yarn lockfile v1\n\n__metadata:\n  version: 8\n';

it.each([
  [{}],
  [{ 'yarn.lock': BERRY, 'package-lock.json': '{}' }],
  [{ 'package.json': manifest('yarn@3.8.1+sha512.0'), 'bun.lock': '' }],
  // Yarn's own file tells what last installed.
  [{ 'package.json': manifest('yarn@1.22.22'), 'yarn.lock': BERRY }],
])('takes a repository that Yarn installs: %j', async files => {
  await expect(TestRepository.backstage(files).open()).resolves.toBeDefined();
});

it.each([
  [{ 'package-lock.json': '{}' }, 'package-lock.json, a file of npm;'],
  [{ 'bun.lock': '' }, 'bun.lock, a file of Bun;'],
  [
    { 'package.json': '{}', 'pnpm-workspace.yaml': '' },
    'pnpm-workspace.yaml, a file of pnpm;',
  ],
  [
    { 'package.json': manifest('npm@11.0.0'), 'yarn.lock': BERRY },
    '"packageManager": "npm@11.0.0" in its package.json;',
  ],
  [{ 'package.json': manifest('yarn@1.22.22') }, 'Yarn 1 installs'],
  [{ 'yarn.lock': '# yarn lockfile v1\n' }, 'Yarn 1 installs'],
])('refuses one that Yarn 2 or later does not: %j', async (files, found) => {
  const repository = TestRepository.backstage(files);
  const message = await repository.refusal(() => repository.open());
  expect(message).toContain(found);
  expect(message).toMatch(/ with: yarn set version stable$/);
});

function manifest(packageManager: string): string {
  return JSON.stringify({ workspaces: ['packages/*'], packageManager });
}
