import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';

jest.setTimeout(120_000);

describe('backstage-cli stagecraft check', () => {
  let repository: TestRepository;
  beforeAll(async () => {
    repository = await TestRepository.create();
  });
  afterAll(async () => {
    await repository.remove();
  });
  const check = (...args: string[]) =>
    repository.stagecraft(['check', ...args]);

  it('compares plugins with their blueprints, before and after an edit', async () => {
    const none = await check();
    expect(none.stdout).toBe('There is no plugin with a blueprint here\n');
    expect(none.exitCode).toBe(0);

    await repository.stagecraft(['plugin', '--id', 'deployments']);
    const same = await check();
    expect(same.stdout).toBe('As their blueprints give them: deployments\n');
    expect(same.exitCode).toBe(0);

    const folder = 'plugins/deployments-backend';
    const index = await repository.read(`${folder}/src/index.ts`);
    await repository.write({
      [`${folder}/src/index.ts`]: `// edited\n${index}`,
    });
    await repository.unlink(`${folder}/README.md`);
    const edited = await check();
    expect(edited.stdout).toBe(
      `missing ${folder}/README.md\nedited ${folder}/src/index.ts\n`,
    );
    expect(edited.stderr).toContain('--diff');
    expect(edited.exitCode).toBe(1);

    const patch = await check('--plugin', 'deployments', '--diff');
    expect(patch.stdout).toContain(`+++ b/${folder}/src/index.ts\n`);
    expect(patch.stdout).toContain('\n+// edited\n');
    expect(patch.exitCode).toBe(1);
  });

  it('refuses what it cannot compare', async () => {
    const { exitCode, stderr } = await check('--plugin', 'nope');
    expect(stderr).toContain('There is no plugin "nope"');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(exitCode).toBe(1);
  });
});
