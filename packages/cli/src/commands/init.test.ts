import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

// Each test runs backstage-cli as a process.
jest.setTimeout(120_000);

const INDEX = 'packages/backend/src/index.ts';
const init = (...flags: string[]) => ['stagecraft', 'init', ...flags];

describe('stagecraft init', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create({
      'backstage.json': '{ "version": "1.55.0" }\n',
      'yarn.lock': '__metadata:\n  version: 8\n',
      '.yarnrc.yml': 'npmMinimalAgeGate: 3d\n',
      'packages/backend/package.json': JSON.stringify({
        name: 'backend',
        backstage: { role: 'backend' },
      }),
    });
    const manifest = JSON.parse(await repository.read('package.json'));
    await repository.write({
      'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    });
    await repository.unlink('plopfile.mjs');
  });
  afterEach(async () => {
    await repository.remove();
  });

  it('writes, installs, says what to type, and takes it back', async () => {
    const before = await repository.tree();
    const made = await repository.run(init('--ci', '--plopfile'), {
      cwd: 'packages/backend',
    });
    expect(made.stdout).toBe(`  changed  .yarnrc.yml
  changed  package.json
  created  plopfile.mjs
There is no git here, so nobody can tell which migrations were committed; make a repository with: git init

This repository has the kit
  Make  yarn backstage-cli stagecraft plugin --id deployments
        yarn backstage-cli new --select backend-plugin --option pluginId=deployments
        yarn plop plugin -- --id deployments
  CI    yarn check:plugins   (needs the history of git)
  Undo  yarn backstage-cli stagecraft init --undo
`);
    expect(made.stderr).toBe(
      '→ Installing, so that @stagecraft/cli is there: yarn install\n',
    );
    expect(made.exitCode).toBe(0);
    expect(await repository.read('yarn.calls')).toBe('install\n');

    const again = await repository.run(init('--ci', '--plopfile'));
    expect(again).toEqual({
      stdout: '',
      stderr: 'This repository has the kit already; nothing was changed\n',
      exitCode: 0,
    });
    const undone = await repository.run(init('--undo'));
    expect(undone.stdout).toContain('The kit is taken out again');
    const { 'yarn.calls': calls, ...after } = await repository.tree();
    expect(calls).toBe('install\ninstall\n');
    expect(after).toEqual(before);
  });

  it('prints a patch on --dry-run, which does the same', async () => {
    repository.git(['init', '--quiet']);
    const before = repository.hash();
    const flags = init('--ci', '--plopfile');
    const { stdout } = await repository.run([...flags, '--dry-run']);
    expect(repository.hash()).toBe(before);

    repository.git(['apply'], stdout);
    const { stderr } = await repository.run(flags);
    expect(stderr).toContain('has the kit already');
  });

  it('refuses a legacy backend with that reason, and changes nothing', async () => {
    await repository.write({
      [INDEX]: "import { useHotMemoize } from '@backstage/backend-common';\n",
    });
    const before = await repository.tree();
    const { exitCode, stderr } = await repository.run(init());

    expect(stderr).toMatch(
      /^The backend backend is one of the old backend system, /,
    );
    expect(exitCode).toBe(1);
    expect(await repository.tree()).toEqual(before);
  });

  it('says that it is not ready when Yarn fails', async () => {
    await repository.fakeYarn('exit 1');
    const { exitCode, stdout, stderr } = await repository.run(init());

    expect(stderr).toContain(
      'package.json is written, but it is not installed:\n- yarn install failed',
    );
    expect(stdout).not.toContain('has the kit');
    expect(exitCode).toBe(1);
  });
});
