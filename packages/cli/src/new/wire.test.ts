import { openRepository } from '@stagecraft/generators';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { wire } from './wire.ts';

const name = '@internal/plugin-deployments-backend';
const line = `backend.add(import('${name}'));`;
const INDEX = 'packages/backend/src/index.ts';
const start = 'const backend = createBackend();\n\nbackend.start();\n';
const created = {
  folder: 'plugins/deployments-backend',
  name,
  role: 'backend-plugin',
  pluginId: 'deployments',
  scripts: {},
  servesHealth: true,
  needsConfig: false,
};
const manifest = (of: string) =>
  JSON.stringify({ name: of, backstage: { role: 'backend' } });

describe('wire', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create();
  });
  afterEach(async () => {
    await repository.remove();
  });
  const run = async (before: Record<string, string> = {}) =>
    wire(
      await openRepository(repository.root),
      created,
      new Map(Object.entries(before)),
    );

  it('leaves alone what upstream did well', async () => {
    const text = start.replace('backend.start', `${line}\nbackend.start`);
    await repository.write({
      [INDEX]: text,
      'packages/backend/package.json': JSON.stringify({
        backstage: { role: 'backend' },
        dependencies: { [name]: 'workspace:^' },
      }),
    });
    const tree = await repository.tree();
    expect(await run({ [INDEX]: start })).toEqual([]);
    expect(await repository.tree()).toEqual(tree);
  });

  it.each([
    // Upstream looks for backend.start, in a comment too.
    [`// backend.start comes last\n${start}`, line],
    [start.replaceAll('backend', 'app'), line.replace('backend', 'app')],
  ])('does what upstream did badly, or not: %j', async (text, added) => {
    const badly = text.replace(/(?=.*backend.start)/, `${line}\n`);
    await repository.write({ [INDEX]: badly });
    expect(await run({ [INDEX]: text })).toEqual([]);
    expect(await repository.read(INDEX)).toBe(
      text.replace(/^(?=\w+\.start)/m, `${added}\n`),
    );
    expect(await repository.read('packages/backend/package.json')).toContain(
      `"${name}": "workspace:^"`,
    );
  });

  it('finds the backend by its role', async () => {
    await repository.unlink('packages/backend/package.json');
    await repository.write({
      'packages/server/package.json': manifest('server'),
      'packages/server/src/index.ts': start,
    });
    expect(await run()).toEqual([]);
    expect(await repository.read('packages/server/src/index.ts')).toContain(
      line,
    );
  });

  it('says what to paste where there is no place, or no certain backend', async () => {
    await repository.write({ [INDEX]: `run(createBackend());\n` });
    expect(await run()).toEqual([
      {
        reason: `Found no place in ${INDEX} where the backend starts`,
        next: `paste this where your plugins are added: ${line}`,
      },
    ]);

    await repository.unlink('packages/backend/package.json');
    expect((await run())[0].reason).toBe(
      `no backend loads ${name}: no package here has the role of one`,
    );
    await repository.write({
      'packages/a/package.json': manifest('a'),
      'packages/b/package.json': manifest('b'),
    });
    expect((await run())[0].reason).toBe(
      `no backend loads ${name}: there are packages/a, packages/b`,
    );
  });

  it('has nothing to do for what no backend loads', async () => {
    const tree = await repository.tree();
    const opened = await openRepository(repository.root);
    const library = { ...created, role: 'node-library' };
    expect(await wire(opened, library, new Map())).toEqual([]);
    expect(await repository.tree()).toEqual(tree);
  });
});
