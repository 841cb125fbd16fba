import { jest } from '@jest/globals';
import { describeOnTerminal } from '../__testUtils__/onTerminal.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli and upstream's new as processes.
jest.setTimeout(240_000);

const select = ['new', '--select=backend-plugin-secured'];
const create = [...select, '--option=pluginId=permits'];
const folders = ['backend', 'common', 'node'].map(
  kind => `plugins/permits-${kind}`,
);
const takenBack = 'What was created is removed again';
const permissionNode = '@backstage/plugin-permission-node';

async function createRepository() {
  const repository = await TestRepository.create();
  const manifest = JSON.parse(await repository.read('package.json'));
  manifest.backstage.cli.new.templates = [
    '@stagecraft/cli/templates/backend-plugin-secured',
  ];
  await repository.write({ 'package.json': JSON.stringify(manifest) });
  return repository;
}

describe('backstage-cli new, of a plugin with packages beside it', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await createRepository();
  });
  afterEach(async () => {
    await repository.remove();
  });

  it('makes all of them, as the commands would', async () => {
    const { exitCode, stdout } = await repository.run(create);

    expect(exitCode).toBe(0);
    for (const folder of folders) {
      expect(stdout).toContain(`${folder} is ready: @internal/plugin-`);
    }
    const { 'yarn.calls': calls, ...made } = await repository.tree();
    expect(calls).toBe(
      `install\n${'backstage-cli package lint --fix\n'.repeat(3)}`,
    );

    const twin = await createRepository();
    for (const args of [
      ['plugin', '--id=permits'],
      [
        ...['resource', '--plugin=permits', '--name=item'],
        '--fields=title:string description:text? service:entityRef:index',
      ],
      ...[['permission', '--owned-by=service'], ['audit'], ['client']].map(
        ([verb, ...more]) => [
          ...[verb, '--plugin=permits', '--resource=item'],
          ...more,
        ],
      ),
    ]) {
      expect(await twin.stagecraft(args)).toMatchObject({ exitCode: 0 });
    }
    const { 'yarn.calls': _, ...equal } = await twin.tree();
    await twin.remove();
    const others = ['package.json', 'bin/yarn', 'plopfile.mjs'];
    for (const path of others) {
      delete made[path];
      delete equal[path];
    }
    expect(made).toEqual(equal);
  });

  it('gives each the owner and the version that are given', async () => {
    await repository.write({ CODEOWNERS: '* @acme/all\n' });
    await repository.run([
      ...[...create, '--option=owner=@acme/team'],
      '--base-version=2.1.0',
    ]);

    for (const folder of folders) {
      const manifest = await repository.read(`${folder}/package.json`);
      expect(JSON.parse(manifest).version).toBe('2.1.0');
    }

    expect(await repository.read('CODEOWNERS')).toBe(
      `* @acme/all\n${folders.map(folder => `/${folder} @acme/team\n`).join('')}`,
    );
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'the folder of one is there',
      { 'plugins/permits-node/kept.txt': '' },
      /^plugins\/permits-node is there already, and nothing was changed/,
    ],
    [
      'the release is too old',
      {
        'yarn.lock': `__metadata:\n  version: 8\n\n"${permissionNode}@npm:^0.10.1":\n  version: 0.10.1\n`,
      },
      /^This needs @backstage\/plugin-permission-node 0.11.3, and this repository has 0.10.1/,
    ],
    [
      'another package is called as one of them',
      {
        'packages/other/package.json':
          '{"name":"@internal/plugin-permits-node"}',
      },
      new RegExp(`packages/other/package\\.json[^]+${takenBack}$`, 'm'),
    ],
  ])('makes none when %s', async (_, files, reason) => {
    await repository.write(files);
    const before = await repository.tree();
    const { exitCode, stderr } = await repository.run(create);

    expect(stderr).toMatch(reason);
    expect(exitCode).toBe(1);
    expect(await repository.tree()).toEqual(before);
  });

  it('leaves none on Ctrl-C before all are there', async () => {
    const before = await repository.tree();
    const { exitCode, stderr } = await repository.run(create, {
      signal: { name: 'SIGINT', at: /Making the packages/ },
    });

    expect(stderr).toContain(`Interrupted. ${takenBack}`);
    expect(exitCode).toBe(130);
    expect(await repository.tree()).toEqual(before);
  });

  describeOnTerminal('on a terminal', () => {
    const question = 'Enter the ID of the plugin';

    it('makes all of what was chosen there', async () => {
      const { exitCode, stdout } = await repository.runOnTerminal(
        ['new'],
        [
          ['What do you want to create', '\r'],
          [question, 'permits\r'],
        ],
      );

      expect(stdout).toContain(`${folders[2]} is ready`);
      expect(exitCode).toBe(0);
    });

    it('takes back what upstream has made where one cannot be', async () => {
      await repository.write({ 'plugins/permits-common/kept.txt': '' });
      const before = await repository.tree();
      const { exitCode, stdout } = await repository.runOnTerminal(select, [
        [question, 'permits\r'],
      ]);

      expect(stdout).toContain('plugins/permits-common is there already');
      expect(stdout).toContain(takenBack);
      expect(exitCode).toBe(1);
      expect(await repository.tree()).toEqual(before);
    });
  });
});
