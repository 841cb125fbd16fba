import { jest } from '@jest/globals';
import { cp, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TestRepository } from './__testUtils__/TestRepository.ts';

// Each test runs backstage-cli as a process.
jest.setTimeout(120_000);

const own = dirname(
  createRequire(import.meta.url).resolve('@stagecraft/cli/package.json'),
);

describe('backstage-cli, with a kit that cannot work', () => {
  let repository: TestRepository;

  // With a copy of this package, which can be broken.
  beforeEach(async () => {
    repository = await TestRepository.create();
    for (const part of ['bin', 'package.json', 'src']) {
      const copy = join(repository.root, 'kit', part);
      await cp(join(own, part), copy, { recursive: true });
    }
    await repository.unlink('node_modules/@stagecraft');
    await repository.write({ 'node_modules/@stagecraft/.keep': '' });
    await symlink(
      join(repository.root, 'kit'),
      join(repository.root, 'node_modules/@stagecraft/cli'),
    );
  });
  afterEach(() => repository.remove());

  const breakFile = async (path: string, edit: (text: string) => string) =>
    repository.write({ [path]: edit(await repository.read(path)) });

  it('is as it was before, as long as the kit works', async () => {
    const { stdout, stderr, exitCode } = await repository.run(['--help']);
    expect([stderr, exitCode]).toEqual(['', 0]);
    expect(stdout).toContain('  stagecraft ');
  });

  it.each([
    [
      'an old Node',
      'it needs Node 99.0.0 or later, and this is ',
      () =>
        breakFile('kit/bin/explainNode.mjs', text =>
          text.replace(/(LOWEST_NODE = ').*'/, `$199.0.0'`),
        ),
    ],
    [
      'a release without CLI modules',
      'it needs @backstage/cli-node 0.3.0 or later, and this is 0.2.13\n',
      () =>
        breakFile('kit/src/index.ts', text =>
          text
            .replace("fromCaller('@backstage/cli-node')", '{}')
            .replace(
              /fromCaller\('@backstage\/cli-node\/.*'\)/,
              `{ version: '0.2.13' }`,
            ),
        ),
    ],
    [
      'a dependency that is not there',
      `Cannot find package 'nowhere'`,
      () =>
        breakFile('kit/src/register.ts', text => `import 'nowhere';\n${text}`),
    ],
  ])('leaves it out, and says why once: %s', async (_, reason, breakIt) => {
    await breakIt();
    const { stdout, stderr, exitCode } = await repository.run(['--help']);
    expect(stderr).toMatch(
      /^The commands of @stagecraft\/cli are left out, and all others work: .+\n$/,
    );
    expect(stderr).toContain(reason);
    expect(stdout).toContain('  repo ');
    expect(stdout).not.toContain('  stagecraft ');
    expect(exitCode).toBe(0);

    const nested = await repository.run(['--help'], {
      env: { STAGECRAFT_WARNED: '1' },
    });
    expect([nested.stderr, nested.exitCode]).toEqual(['', 0]);
  });

  it('leaves the commands of backstage-cli where no other module is listed', async () => {
    await breakFile('package.json', text =>
      text.replace(`"@backstage/cli-defaults":"*",`, ''),
    );
    const both = await repository.run(['--help']);
    expect([both.stderr, both.exitCode]).toEqual(['', 0]);
    expect(both.stdout).toContain('  stagecraft ');
    expect(both.stdout).toContain('  repo ');
    const { stderr, stdout } = await repository.run(['new', '--help']);
    expect(stderr).toContain('yarn add --dev @backstage/cli-defaults');
    expect(stdout).toContain('--select');

    await breakFile(
      'kit/src/register.ts',
      text => `import 'nowhere';\n${text}`,
    );
    const others = await repository.run(['--help']);
    expect(others.stderr).toContain(`Cannot find package 'nowhere'`);
    expect(others.stdout).not.toContain('  stagecraft ');
    expect(others.stdout).toContain('  repo ');
    expect(others.exitCode).toBe(0);
  });

  it("runs upstream's new where that of the kit cannot be loaded", async () => {
    const path = 'kit/src/commands/new.ts';
    await breakFile(path, text => `import 'nowhere';\n${text}`);
    const { stdout, stderr, exitCode } = await repository.run([
      'new',
      '--help',
    ]);
    expect(stderr).toMatch(
      /^The new of @stagecraft\/cli cannot be loaded, so upstream's runs, .*: Cannot find package 'nowhere'.*\n$/,
    );
    expect(stdout).toContain('--select');
    expect(exitCode).toBe(0);
  });
});
