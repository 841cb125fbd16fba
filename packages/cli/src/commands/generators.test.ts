import { jest } from '@jest/globals';
import { generators } from '../__testUtils__/generators.ts';
import { describeOnTerminal } from '../__testUtils__/onTerminal.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// The first and the last tests run backstage-cli as a process.
jest.setTimeout(120_000);

const folder = 'plugins/deployments-backend';
const name = '@internal/plugin-deployments-backend';
const plugin = ['plugin', '--id', 'deployments'];
const resource = [
  ...['resource', '--plugin', 'deployments'],
  ...['--name', 'release', '--fields', 'title:string notes:text?'],
];

describe('backstage-cli stagecraft', () => {
  let repository: TestRepository;
  let before: string;
  let made: Awaited<ReturnType<TestRepository['run']>>;

  beforeAll(async () => {
    repository = await TestRepository.create({
      '.gitignore': 'node_modules/\nyarn.calls\n',
      'plugins/foreign-backend/package.json': '{"name":"foreign"}\n',
    });
    repository.git(['init', '--quiet']);
    made = await repository.run(['stagecraft', ...plugin], {
      cwd: 'packages/backend',
    });
  });
  afterAll(async () => {
    await repository.remove();
  });
  beforeEach(async () => {
    await repository.write({ 'yarn.calls': '' });
    before = repository.hash();
  });
  afterEach(() => {
    repository.git(['read-tree', '-u', '--reset', before.trim()]);
    repository.git(['clean', '-fdq']);
  });

  it('makes a plugin, wires and installs it, and shows what is next', async () => {
    expect(made.stderr).toContain('→ Installing');
    expect(made.stdout).toBe(
      [
        '  changed  packages/backend/package.json',
        '  changed  packages/backend/src/index.ts',
        `  created  ${folder}/ (10 files)`,
        '',
        `${folder} is ready: ${name}`,
        '  Start   yarn start   (serves http://localhost:7007)',
        '  Try     curl -s http://localhost:7007/api/deployments/health',
        `  Test    yarn workspace ${name} test --watch=false`,
        '  Repeat  yarn backstage-cli stagecraft plugin --id deployments',
        '',
      ].join('\n'),
    );
    expect(made.exitCode).toBe(0);
    const tree = await repository.tree();
    expect(tree['packages/backend/package.json']).toContain(
      `"${name}": "workspace:^"`,
    );
    expect(tree['packages/backend/src/index.ts']).toContain(
      `backend.add(import('${name}'));\nbackend.start();`,
    );
  });

  it('makes packages beside a plugin, and installs all of them', async () => {
    await repository.run(['stagecraft', ...resource]);
    const { stdout, exitCode } = await repository.run([
      ...['stagecraft', 'client', '--plugin', 'deployments'],
      ...['--resource', 'release'],
    ]);
    for (const files of ['common/ (5 files)', 'node/ (11 files)']) {
      expect(stdout).toContain(`  created  plugins/deployments-${files}\n`);
    }
    expect(exitCode).toBe(0);

    const dryRun = await repository.run([
      ...['stagecraft', 'extension-point', '--plugin', 'deployments'],
      ...['--name', 'provider', '--dry-run'],
    ]);
    expect(dryRun.stdout).toContain(
      '+++ b/plugins/deployments-node/src/provider/Provider.ts\n',
    );
  });

  it('says that a plugin is there, and installs it when it is not linked', async () => {
    const again = await repository.stagecraft(plugin);
    expect(again.stderr).toBe(
      `${folder} has this already; nothing was changed\n`,
    );
    expect(again.exitCode).toBe(0);
    expect(await repository.read('yarn.calls')).toBe('');

    await repository.unlink(`node_modules/${name}`);
    expect((await repository.stagecraft(plugin)).exitCode).toBe(0);
    expect(await repository.read('yarn.calls')).toBe('install\n');
    expect(repository.hash()).toBe(before);
  });

  it('plans a resource, makes it, keeps it, and takes it back', async () => {
    const patch = await repository.stagecraft([...resource, '--dry-run']);
    expect(patch.stderr).toBe('');
    expect(patch.stdout).toMatch(
      /^(?:(?:diff --git|(?:new|deleted) file mode|index|@@) .*\n|[-+ \\].*\n)+$/,
    );
    expect(patch.exitCode).toBe(0);
    expect(repository.hash()).toBe(before);
    repository.git(['apply', '--index'], patch.stdout);
    const planned = repository.hash();
    repository.git(['apply', '--index', '--reverse'], patch.stdout);

    const { stdout, exitCode } = await repository.stagecraft(
      resource,
      `${folder}/src`,
    );
    expect(exitCode).toBe(0);
    expect(repository.hash()).toBe(planned);
    expect(stdout).toContain(`  created  ${folder}/src/releases/ (9 files)\n`);
    expect(stdout).toContain(
      `/api/deployments/releases -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d '{"title":"title 1"}'\n`,
    );
    expect(stdout).toContain(
      `yarn backstage-cli stagecraft resource --plugin deployments --name release --fields 'title:string notes:text?'\n`,
    );
    expect(await repository.read('yarn.calls')).toBe('install\n');

    const again = await repository.stagecraft([...resource, '--dry-run']);
    expect(again.stdout).toBe('');
    expect(again.stderr).toContain('has this already');
    expect(again.exitCode).toBe(0);

    const undone = await repository.stagecraft([
      ...['undo', '--plugin', 'deployments'],
      ...['--entry', 'resource/release'],
    ]);
    expect(undone.stdout).toContain(`  deleted  ${folder}/src/releases/ (9 f`);
    expect(undone.exitCode).toBe(0);
    expect(repository.hash()).toBe(before);
  });

  it('seeds a service, makes its plugin again without it, and says what stays', async () => {
    const custom = ['custom', '--plugin', 'deployments'];
    const seeds = [...custom, '--name', 'roster', '--services', 'cache'];
    const patch = await repository.stagecraft([
      ...seeds,
      '--router',
      '--dry-run',
    ]);
    expect(patch.stderr).toBe('');
    repository.git(['apply', '--index'], patch.stdout);
    const planned = repository.hash();
    repository.git(['apply', '--index', '--reverse'], patch.stdout);

    const { stdout, exitCode } = await repository.stagecraft([
      ...seeds,
      '--router',
    ]);
    expect(exitCode).toBe(0);
    expect(repository.hash()).toBe(planned);
    expect(stdout).toContain(`  created  ${folder}/src/roster/ (5 files)\n`);
    expect(stdout).toContain(
      `  Write   ${folder}/src/roster/RosterService.ts   (yours from now on)\n`,
    );
    expect(stdout).toContain(
      '  Repeat  yarn backstage-cli stagecraft custom --plugin deployments --name roster --services cache --router\n',
    );

    const again = await repository.stagecraft([...seeds, '--router']);
    expect(again.stderr).toContain('has this already');
    expect(again.exitCode).toBe(0);
    const other = await repository.stagecraft(seeds);
    expect(other.stderr).toContain('has custom/roster already, with cache and');
    expect(other.exitCode).toBe(1);
    expect(repository.hash()).toBe(planned);

    const file = `${folder}/src/roster/RosterService.ts`;
    await repository.write({ [file]: `${await repository.read(file)}// Mine` });
    const undo = ['undo', '--plugin', 'deployments'];
    const args = [...undo, '--entry', 'custom/roster'];
    const kept = `  kept     ${file}, which is your code\n`;
    expect((await repository.stagecraft([...args, '--dry-run'])).stderr).toBe(
      kept,
    );
    const undone = await repository.stagecraft(args);
    expect(undone.stdout).toContain(kept);
    expect(undone.exitCode).toBe(0);
    await repository.unlink(file);
    expect(repository.hash()).toBe(before);
  });

  it.each([
    [['custom', '--plugin', 'deployments'], 'this is missing: --name\n'],
    [
      ['custom', '--plugin=deployments', '--name=a', '--services=cach'],
      'There is no service "cach"; did you mean cache? There are: actionsRegistry,',
    ],
    [['resource'], 'this is missing: --plugin, --name, --fields\n'],
    [['plugin', '--id', '../x'], 'Plugin id "../x" contains "."'],
    [['plugin', '--id', ''], 'Plugin id "" is empty. This would work: '],
    [['plugin', '--id', 'catalog'], 'would work: my-catalog\n'],
    [['plugin', '--id', 'foreign'], '"foreign" is there already'],
    [
      ['resource', '--plugin=foreign', '--name=a', '--fields=b:string'],
      'was not made by this kit',
    ],
    [
      ['resource', '--plugin=nope', '--name=a', '--fields=b:string'],
      'There is no plugin "nope"; there are: deployments\n',
    ],
    [['undo', '--plgin', 'a'], 'There is no flag --plgin; did you mean'],
    [
      ['undo', '--plugin=deployments', '--entry=release'],
      'There is no entry "release"; name it as one of resource/<name>',
    ],
  ])('refuses %j in a sentence', async (args, reason) => {
    const refused = await repository.stagecraft(args);
    expect(refused.stderr).toContain(reason);
    expect(refused.stderr).not.toMatch(/^ +at /m);
    expect(refused.stdout).toBe('');
    expect(refused.exitCode).toBe(1);
    expect(repository.hash()).toBe(before);
  });

  it('fails, and says what to do, when Yarn fails', async () => {
    await repository.fakeYarn('exit 1');
    const { exitCode, stdout, stderr } = await repository.stagecraft(resource);
    expect(stderr).toContain(
      `${folder} is written, but it is not ready:\n- yarn install failed; its output is above\n  next: yarn install,`,
    );
    expect(stdout).not.toContain('is ready');
    expect(exitCode).toBe(1);
  });

  it('ends with 130 on Ctrl-C while Yarn runs', async () => {
    await repository.fakeYarn(`echo busy >&2; exec sleep 200`);
    const { exitCode, stderr } = await repository.run(
      ['stagecraft', ...resource],
      {
        signal: { name: 'SIGINT', at: /busy/ },
      },
    );
    expect(stderr).toContain(
      `Interrupted. ${folder} is written, but not installed; next: yarn install\n`,
    );
    expect(exitCode).toBe(130);
  });

  it('describes each generator, and its flags', async () => {
    const list = await repository.stagecraft(['--help']);
    for (const { name: verb, description } of generators.values()) {
      expect(list.stdout).toMatch(new RegExp(`${verb} +${description}`));
      const help = await repository.stagecraft([verb, '--help']);
      expect(help.stdout).toContain(description);
    }
    const { exitCode, stdout } = await repository.stagecraft([
      ...['resource', '--help'],
    ]);
    expect(stdout).toContain(
      'yarn backstage-cli stagecraft resource --plugin deployments --name release --fields "title:string notes:text?" --dry-run\n',
    );
    expect(stdout).toMatch(
      /--plural <plural> +Plural of the name.*\(optional\)/,
    );
    expect(exitCode).toBe(0);
  });

  describeOnTerminal('on a terminal', () => {
    it('asks', async () => {
      const { exitCode, stdout } = await repository.runOnTerminal(
        ['stagecraft', 'plugin'],
        [['Plugin id', 'on-call\r']],
      );
      expect(stdout).toContain('plugins/on-call-backend is ready');
      expect(exitCode).toBe(0);
    });

    it('lets a backend be chosen where there are several', async () => {
      const manifest = await repository.read('packages/backend/package.json');
      await repository.write({
        'packages/worker/package.json': manifest.replace(
          '"backend"',
          '"worker"',
        ),
        'packages/worker/src/index.ts': 'backend.start();\n',
      });
      const { exitCode, stdout } = await repository.runOnTerminal(
        ['stagecraft', 'plugin', '--id', 'on-call'],
        [['of the backend that loads it', '\x1b[B\r']],
      );
      expect(stdout).toContain('  changed  packages/worker/src/index.ts');
      expect(stdout).toContain('plugin --id on-call --backend worker');
      expect(exitCode).toBe(0);
    });
  });
});
