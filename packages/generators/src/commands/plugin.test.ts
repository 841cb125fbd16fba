import fs from 'node:fs';
import { join } from 'node:path';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { customGenerator } from './custom.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';

const answers = { id: 'deployments' };
const INDEX = 'packages/backend/src/index.ts';

it('makes a plugin as its blueprint gives it, and adds it to the backend', async () => {
  const repository = TestRepository.backstage();
  const { changes } = await repository.run(pluginGenerator, answers);

  expect(changes.map(({ path }) => path)).toEqual([
    'packages/backend/package.json',
    INDEX,
    ...[
      '.eslintrc.js',
      '.stagecraft.json',
      'README.md',
      'dev/index.ts',
      'package.json',
      'src/index.ts',
      'src/plugin.test.ts',
      'src/plugin.ts',
      'src/service/authPolicy.ts',
      'src/service/router.ts',
    ].map(name => `plugins/deployments-backend/${name}`),
  ]);
  expect(JSON.parse(repository.read('packages/backend/package.json'))).toEqual({
    name: 'backend',
    backstage: { role: 'backend' },
    dependencies: { '@internal/plugin-deployments-backend': 'workspace:^' },
  });
  expect(repository.read('packages/backend/src/index.ts')).toContain(
    'backend.add(import("@internal/plugin-deployments-backend"));\nbackend.start();\n',
  );
  expect(
    await checkPlugin(await repository.open(), 'deployments', noEngine),
  ).toEqual([]);
});

it('changes nothing the second time', async () => {
  const repository = TestRepository.backstage();
  await repository.run(pluginGenerator, answers);
  const before = repository.tree();

  expect((await repository.run(pluginGenerator, answers)).changes).toEqual([]);
  expect(repository.tree()).toEqual(before);
});

it('adds a plugin that is there to the backend, wherever it lies', async () => {
  const repository = TestRepository.backstage();
  const before = repository.read(INDEX);
  await repository.run(pluginGenerator, answers);
  await repository.run(resourceGenerator, {
    plugin: 'deployments',
    name: 'release',
    fields: 'title:string',
  });
  fs.renameSync(
    join(repository.root, 'plugins/deployments-backend'),
    join(repository.root, 'plugins/other'),
  );
  repository.write({ [INDEX]: before });

  const { changes, plugin } = await repository.run(pluginGenerator, answers);
  expect(changes.map(({ path }) => path)).toEqual([INDEX]);
  expect(plugin.folder).toBe('plugins/other');
  expect(repository.read(INDEX)).toContain(
    'backend.add(import("@internal/plugin-deployments-backend"));\nbackend.start();\n',
  );
});

it('leaves a backend that is not formatted as it is', async () => {
  const text = 'const backend=createBackend()\nbackend.start()\n';
  const repository = TestRepository.backstage({ [INDEX]: text });
  await repository.run(pluginGenerator, answers);

  const line = "backend.add(import('@internal/plugin-deployments-backend'));\n";
  expect(repository.read(INDEX).replace(line, '')).toBe(text);
});

it('does not touch a backend that has the plugin already', async () => {
  const repository = TestRepository.backstage({
    'packages/backend/src/index.ts':
      "backend.add(import('@internal/plugin-deployments-backend'));\nbackend.start();\n",
    'packages/backend/package.json':
      '{ "backstage": { "role": "backend" }, "dependencies": { "@internal/plugin-deployments-backend": "*" } }',
  });
  const { changes } = await repository.plan(pluginGenerator, answers);
  expect(changes.filter(({ path }) => /^packages/.test(path))).toEqual([]);
});

it('names the package as the repository does', async () => {
  const globals = { namePrefix: '@acme/', namePluginInfix: '', private: false };
  const repository = TestRepository.backstage({
    'package.json': JSON.stringify({
      workspaces: ['packages/*', 'plugins/*'],
      backstage: { cli: { new: { globals } } },
    }),
  });
  await repository.run(pluginGenerator, answers);

  const text = repository.read('plugins/deployments-backend/package.json');
  expect(JSON.parse(text).name).toBe('@acme/deployments-backend');
  expect(JSON.parse(text)).not.toHaveProperty('private');
});

it('is not stopped by a backend whose folder has such a name', async () => {
  const repository = TestRepository.backstage({
    'packages/deployments-backend/package.json':
      '{"backstage":{"role":"backend"}}',
  });
  const { plugin } = await repository.run(pluginGenerator, {
    ...answers,
    backend: 'backend',
  });
  expect(plugin?.folder).toBe('plugins/deployments-backend');
});

describe('refuses', () => {
  const refusal = (repository: TestRepository) =>
    repository.refusal(() => repository.run(pluginGenerator, answers));

  it('an id that another package has', async () => {
    const manifest = {
      backstage: { role: 'backend-plugin', pluginId: 'deployments' },
    };
    const repository = TestRepository.backstage({
      'plugins/other/package.json': JSON.stringify(manifest),
    });
    expect(await refusal(repository)).toContain(
      'a plugin "deployments" is there already, in plugins/other; choose another id',
    );
  });

  it('a name that another package has', async () => {
    const repository = TestRepository.backstage({
      'packages/other/package.json':
        '{"name":"@internal/plugin-deployments-backend"}',
    });
    expect(await refusal(repository)).toContain(
      'a plugin "deployments" is there already, in packages/other; choose another id',
    );
  });

  it('a folder that is taken', async () => {
    expect(
      await refusal(
        TestRepository.backstage({
          'plugins/deployments-backend/package.json': '{}',
        }),
      ),
    ).toContain(
      'a plugin "deployments" is there already, in plugins/deployments-backend; choose another id',
    );
    expect(
      await refusal(
        TestRepository.backstage({
          'plugins/deployments-backend/README.md': 'mine',
        }),
      ),
    ).toContain('plugins/deployments-backend/README.md');
  });

  it.each([
    ['resources', resourceGenerator, { fields: 'title:string' }],
    ['services', customGenerator, {}],
  ])('a plugin that has %s already', async (_, generator, others) => {
    const repository = TestRepository.backstage();
    await repository.run(pluginGenerator, answers);
    await repository.run(generator, {
      plugin: 'deployments',
      name: 'release',
      ...others,
    });
    expect(await refusal(repository)).toContain(
      'the plugin "deployments" is there already, and has more than a new one, in plugins/deployments-backend; choose another id, or add to it with: yarn backstage-cli stagecraft resource --plugin deployments',
    );
  });

  it('a repository without a backend', async () => {
    expect(
      await refusal(
        TestRepository.backstage({ 'packages/backend/package.json': '{}' }),
      ),
    ).toBe(
      'no package of this repository has the role of a backend, to which the plugin should be added; give it to yours with "backstage": { "role": "backend" } in its package.json',
    );
  });

  it('a backend that does not start', async () => {
    expect(
      await refusal(
        TestRepository.backstage({ 'packages/backend/src/index.ts': '' }),
      ),
    ).toContain(
      "found no place in packages/backend/src/index.ts where the backend starts; add this line where your plugins are added, and run the command again:\n  backend.add(import('@internal/plugin-deployments-backend'));",
    );
  });

  it.each(['', '2fa', 'Deployments', '../x', 'catalog'])('the id %j', id => {
    expect(pluginGenerator.answers.safeParse({ id }).success).toBe(false);
  });
});
