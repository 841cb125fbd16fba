import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli and upstream's new as processes.
jest.setTimeout(120_000);

const folder = 'plugins/deployments-backend';
const name = '@internal/plugin-deployments-backend';
const create = [
  'new',
  '--select=backend-plugin',
  '--option=pluginId=deployments',
];

describe('backstage-cli new', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create();
  });
  afterEach(async () => {
    await repository.remove();
  });

  describe('a module', () => {
    const policy =
      '@backstage/plugin-permission-backend-module-allow-all-policy';
    const createModule = (select: string) => [
      ...['new', `--select=${select}`, '--option=moduleId=own'],
      '--skip-install',
    ];
    const backendWith = (...names: string[]) => ({
      'packages/backend/package.json': JSON.stringify({
        name: 'backend',
        backstage: { role: 'backend' },
        dependencies: Object.fromEntries(names.map(one => [one, '*'])),
      }),
      'packages/backend/src/index.ts': [
        'const backend = createBackend();',
        ...names.map(one => `backend.add(import('${one}'));`),
        'backend.start();\n',
      ].join('\n'),
    });

    it('is not ready in a backend without the plugin that it extends', async () => {
      const { exitCode, stderr } = await repository.run(
        createModule('search-collator-module'),
      );

      expect(stderr).toContain(
        'packages/backend has no plugin "search", and without it @internal/plugin-search-backend-module-own does nothing',
      );
      expect(stderr).toContain(
        `next: yarn workspace backend add @backstage/plugin-search-backend, then paste this where your plugins are added: backend.add(import('@backstage/plugin-search-backend'));`,
      );
      expect(exitCode).toBe(1);
    });

    it('sets a permission policy where the backend has none', async () => {
      await repository.write(
        backendWith('@backstage/plugin-permission-backend', policy),
      );
      const before = await repository.tree();
      const refused = await repository.run(
        createModule('permission-policy-module'),
      );
      expect(refused.stderr).toContain(
        `packages/backend/src/index.ts adds a permission policy already, and a backend with two does not start. Take this out of it:
  backend.add(import('${policy}'));
then type: yarn workspace backend remove ${policy}
and again: yarn new --select=permission-policy-module`,
      );
      expect(refused.exitCode).toBe(1);
      expect(await repository.tree()).toEqual(before);

      await repository.write(
        backendWith('@backstage/plugin-permission-backend'),
      );
      const made = await repository.run(
        createModule('permission-policy-module'),
      );
      expect(made.stdout).toContain('plugins/permission-backend-module-own is');
      expect(made.exitCode).toBe(0);
    });
  });

  it('completes the manifests of the plugin by the script fix, and no others', async () => {
    const other =
      '{"name":"other","backstage":{"role":"node-library","pluginId":"other"}}';
    const sibling = (pluginId: string) =>
      `{"name":"a","backstage":{"role":"node-library","pluginId":"${pluginId}"}}`;
    const manifest = JSON.parse(await repository.read('package.json'));
    manifest.scripts = { fix: 'backstage-cli repo fix --publish' };
    await repository.write({
      'package.json': JSON.stringify(manifest),
      'plugins/other-node/package.json': other,
      'plugins/deployments-node/package.json': sibling('deployments'),
    });
    const { exitCode } = await repository.run(create);

    expect(exitCode).toBe(0);
    const packagesOf = async (path: string) =>
      JSON.parse(await repository.read(path)).backstage.pluginPackages;
    for (const one of [folder, 'plugins/deployments-node']) {
      expect(await packagesOf(`${one}/package.json`)).toEqual([name, 'a']);
    }
    expect(await repository.read('plugins/other-node/package.json')).toBe(
      other,
    );
  });

  it.each([
    ['backstage-cli repo fix --publish', ''],
    ['backstage-cli repo fix', ''],
    ['backstage-cli repo fix --publish && echo', 'run fix\n'],
    ['echo', ''],
  ])(
    'runs the script fix only if it may change something: %s',
    async (fix, call) => {
      const manifest = JSON.parse(await repository.read('package.json'));
      manifest.scripts = { fix };
      manifest.backstage.cli.new.templates = [
        '@stagecraft/cli/templates/backend-plugin',
      ];
      await repository.write({ 'package.json': JSON.stringify(manifest) });
      const { exitCode, stderr } = await repository.run(create);

      expect(exitCode).toBe(0);
      expect(stderr.includes('Completing package.json')).toBe(call !== '');
      expect(await repository.read('yarn.calls')).toBe(
        `install\n${call}backstage-cli package lint --fix\n`,
      );
    },
  );

  it('ends all that runs on Ctrl-C', async () => {
    const manifest = JSON.parse(await repository.read('package.json'));
    manifest.scripts = { fix: 'backstage-cli repo fix' };
    await repository.write({ 'package.json': JSON.stringify(manifest) });
    await repository.fakeYarn(
      'echo $$ > "$ROOT/yarn.pid"; echo busy >&2; exec sleep 200',
    );
    const { exitCode, stderr } = await repository.run(create, {
      signal: { name: 'SIGINT', at: /busy/ },
    });

    expect(stderr).toContain(`Interrupted. ${folder} is there`);
    expect(exitCode).toBe(130);
    const pid = Number(await repository.read('yarn.pid'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
