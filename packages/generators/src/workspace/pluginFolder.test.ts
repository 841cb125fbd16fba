import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { choosePluginFolder } from './pluginFolder.ts';

const plugin = JSON.stringify({ backstage: { role: 'backend-plugin' } });

it.each([
  // Where yarn new puts it, whatever lies elsewhere.
  [['packages/*', 'plugins/*'], [], 'plugins/x-backend'],
  [
    ['examples/*', 'plugins/*'],
    ['examples/a', 'examples/b'],
    'plugins/x-backend',
  ],
  [['plugins/**'], ['plugins/team/a'], 'plugins/x-backend'],
  // Beside most others.
  [['{packages,plugins}/*'], ['packages/a'], 'packages/x-backend'],
  [
    ['backends/*', 'services/plugins/*'],
    ['backends/a', 'services/plugins/b', 'services/plugins/c'],
    'services/plugins/x-backend',
  ],
  [['{packages,plugins}/*'], [], 'plugins/x-backend'],
  // Where there is a place at all.
  [['tools/lint', 'packages/*'], [], 'packages/x-backend'],
  [['packages/*-backend', '!packages/x-*', 'more/*'], [], 'more/x-backend'],
])('%j with plugins in %j: %s', async (workspaces, folders, expected) => {
  const repository = new TestRepository({
    'package.json': JSON.stringify({ workspaces }),
    ...Object.fromEntries(
      folders.map(folder => [`${folder}/package.json`, plugin]),
    ),
  });
  expect(choosePluginFolder(await repository.open(), 'x-backend')).toBe(
    expected,
  );
});

it.each([[['packages/backend', 'packages/app']], [['features/*/backend']]])(
  'refuses a place that %j do not have',
  async workspaces => {
    const opened = await new TestRepository({
      'package.json': JSON.stringify({ workspaces }),
      'features/a/backend/package.json': plugin,
    }).open();
    expect(() => choosePluginFolder(opened, 'x-backend')).toThrow(
      'no pattern of the workspaces in package.json has a place for plugins/x-backend; add "plugins/*" to them',
    );
  },
);

it('takes a package of a package for a place', async () => {
  const repository = new TestRepository({
    'package.json': '{"workspaces":["suites/*"]}',
    'suites/a/package.json': '{"workspaces":["parts/*"]}',
    'suites/a/parts/b/package.json': plugin,
  });
  expect(choosePluginFolder(await repository.open(), 'x-backend')).toBe(
    'suites/a/parts/x-backend',
  );
});
