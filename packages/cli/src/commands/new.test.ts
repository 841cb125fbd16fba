import { jest } from '@jest/globals';
import { describeOnTerminal } from '../__testUtils__/onTerminal.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli and upstream's new as processes.
jest.setTimeout(120_000);

const folder = 'plugins/deployments-backend';
const name = '@internal/plugin-deployments-backend';
const create = (...more: string[]) => [
  'new',
  '--select=backend-plugin',
  '--option=pluginId=deployments',
  ...more,
];

describe('backstage-cli new', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create();
  });
  afterEach(async () => {
    await repository.remove();
  });

  it('creates, installs, lints, formats and wires a plugin', async () => {
    await repository.write({ CODEOWNERS: '* @acme/all\n' });
    const { exitCode, stdout, stderr } = await repository.run(
      create('--option=owner=@acme/team'),
      { cwd: 'packages/backend' },
    );

    expect(stderr).toContain('→ Installing');
    expect(stdout).toContain(`${folder} is ready: ${name}`);
    expect(stdout).toContain(`Test   yarn workspace ${name} test`);
    expect(exitCode).toBe(0);
    expect(await repository.read('yarn.calls')).toBe(
      'install\nbackstage-cli package lint --fix\n',
    );
    const tree = await repository.tree();
    expect(tree[`${folder}/package.json`]).toMatch(/\n$/);
    expect(tree['packages/backend/package.json']).toContain(
      `"${name}": "workspace:^"`,
    );
    expect(tree['packages/backend/src/index.ts']).toContain(
      `backend.add(import('${name}'));\nbackend.start();`,
    );
    expect(tree.CODEOWNERS).toBe(`* @acme/all\n/${folder} @acme/team\n`);
  });

  it('formats with Prettier what upstream writes too wide', async () => {
    const id = 'a-name-of-exactly-forty-characters-12345';
    const { exitCode } = await repository.run([
      ...create(`--option=pluginId=${id}`, '--skip-install'),
    ]);

    expect(exitCode).toBe(0);
    expect(await repository.read('packages/backend/src/index.ts')).toContain(
      `backend.add(\n  import('@internal/plugin-${id}-backend'),\n);\n`,
    );
  });

  it('leaves the layout of a file alone that was not formatted before', async () => {
    const index = `const backend = createBackend()\n\n\n\nbackend.start()\n`;
    await repository.write({ 'packages/backend/src/index.ts': index });

    expect((await repository.run(create('--skip-install'))).exitCode).toBe(0);
    expect(await repository.read('packages/backend/src/index.ts')).toBe(
      index.replace(
        'backend.start',
        `backend.add(import('${name}'));\nbackend.start`,
      ),
    );
  });

  it.each([
    [create('--option=pluginId=2fa'), 'Plugin id "2fa" does not start'],
    [create('--option=pluginId=../../x'), 'Plugin id "../../x" contains "."'],
    [create('--select=none'), 'There is no template "none"'],
    [['new'], 'There is no terminal to ask on, and this is missing: --select'],
    [['new', '--select=backend-plugin'], 'this is missing: --option pluginId='],
    [create('--option=oops'), '--option "oops" is not of the form'],
  ])('refuses %j and changes nothing', async (args, reason) => {
    const before = await repository.tree();
    const { exitCode, stderr } = await repository.run(args);

    expect(stderr).toContain(reason);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).toBe(1);
    expect(await repository.tree()).toEqual(before);
  });

  it('refuses a folder that is there already', async () => {
    await repository.write({ [`${folder}/kept.txt`]: '' });
    const before = await repository.tree();
    const { exitCode, stderr } = await repository.run(create());

    expect(stderr).toContain(`${folder} is there already`);
    expect(exitCode).toBe(1);
    expect(await repository.tree()).toEqual(before);
  });

  it('fails, and says what to paste, when the backend does not load the plugin', async () => {
    await repository.write({
      'packages/backend/src/index.ts': 'run(createBackend());\n',
    });
    const { exitCode, stderr } = await repository.run(create());

    expect(stderr).toContain(
      `${folder} was created, but it is not ready:\n- Found no place in packages/backend/src/index.ts where the backend starts\n`,
    );
    expect(stderr).toContain(`backend.add(import('${name}'));`);
    expect(exitCode).toBe(1);
  });

  it.each([
    ['exit 1', 'yarn install failed', 'install\n'],
    ['exit 0', `node_modules/${name} is not linked`, 'install\n'],
    [
      `[ "$1" = backstage-cli ] && exit 1; mkdir -p node_modules/@internal; ln -s ../../${folder} node_modules/${name}`,
      `lint of ${folder} failed`,
      'install\nbackstage-cli package lint --fix\n',
    ],
  ])('fails when Yarn does: %s', async (script, reason, calls) => {
    await repository.fakeYarn(`echo "$*" >> "$ROOT/yarn.calls"\n${script}`);
    const { exitCode, stdout, stderr } = await repository.run(create());

    expect(stderr).toContain(
      `${folder} was created, but it is not ready:\n- ${reason}`,
    );
    expect(stderr).toMatch(/next: yarn|then yarn install/);
    expect(stdout).not.toContain('is ready');
    expect(exitCode).toBe(1);
    expect(await repository.read('yarn.calls')).toBe(calls);
  });

  it('fails when upstream created nothing', async () => {
    await repository.write({ plugins: 'a file where a folder has to be' });
    const { exitCode, stderr } = await repository.run(create());

    expect(stderr).toContain('Nothing was created; the reason is above');
    expect(exitCode).toBe(1);
  });

  it('ends with 130 on Ctrl-C, and so does what it runs', async () => {
    await repository.fakeYarn(
      `echo $$ > "$ROOT/yarn.pid"; echo busy >&2; exec sleep 200`,
    );
    const { exitCode, stderr } = await repository.run(create(), {
      signal: { name: 'SIGINT', at: /busy/ },
    });

    expect(stderr).toContain(`Interrupted. ${folder} is there`);
    expect(exitCode).toBe(130);
    const pid = Number(await repository.read('yarn.pid'));
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('finishes what a template of the repository gives, by its own script', async () => {
    const manifest = JSON.parse(await repository.read('package.json'));
    manifest.backstage.cli.new.templates = ['./templates/own'];
    await repository.write({
      'package.json': JSON.stringify(manifest),
      'templates/own/portable-template.yaml':
        'name: own\nrole: backend-plugin\n',
      'templates/own/package.json.hbs':
        '{"name":"{{packageName}}","backstage":{"role":"backend-plugin","pluginId":"{{pluginId}}"},"scripts":{"lint":"eslint ."}}',
      'templates/own/src/index.ts.hbs': `router.get('/health', ok)`,
    });
    const { exitCode, stdout } = await repository.run(create('--select=own'));

    expect(stdout).toContain(
      'curl http://localhost:7007/api/deployments/health',
    );
    expect(exitCode).toBe(0);
    expect(await repository.read(`${folder}/src/index.ts`)).toBe(
      `router.get('/health', ok);\n`,
    );
    expect(await repository.read('yarn.calls')).toBe(
      'install\nrun lint --fix\n',
    );
  });

  it('explains itself', async () => {
    const { exitCode, stdout } = await repository.run(['new', '--help']);

    expect(stdout).toContain(
      'yarn new --select backend-plugin --option pluginId=deployments --option owner=""',
    );
    expect(exitCode).toBe(0);
  });

  it('lets upstream be, when package.json lists it', async () => {
    const manifest = JSON.parse(await repository.read('package.json'));
    manifest.devDependencies['@backstage/cli-module-new'] = '*';
    await repository.write({ 'package.json': JSON.stringify(manifest) });
    const { exitCode, stdout, stderr } = await repository.run([
      'new',
      '--help',
    ]);

    expect(stderr).toContain('package.json lists @backstage/cli-module-new');
    expect(stdout).not.toContain('EXAMPLES');
    expect(exitCode).toBe(0);
  });

  describeOnTerminal('on a terminal', () => {
    const question = 'Enter the ID of the plugin';

    it('asks, and finishes what upstream created', async () => {
      const { exitCode, stdout } = await repository.runOnTerminal(
        ['new', '--select=backend-plugin'],
        [[question, 'deployments\r']],
      );

      expect(stdout).toContain(`${folder} is ready: ${name}`);
      expect(exitCode).toBe(0);
    });

    it('takes back what upstream created from a bad answer', async () => {
      const before = await repository.tree();
      const { exitCode, stdout } = await repository.runOnTerminal(
        ['new', '--select=backend-plugin'],
        [[question, '2fa\r']],
      );

      expect(stdout).toContain('Plugin id "2fa" does not start with a letter');
      expect(exitCode).toBe(1);
      expect(await repository.tree()).toEqual(before);
    });

    it('ends with 130 on Ctrl-C', async () => {
      const { exitCode } = await repository.runOnTerminal(
        ['new', '--select=backend-plugin'],
        [[question, '\x03']],
      );

      expect(exitCode).toBe(130);
    });
  });
});
