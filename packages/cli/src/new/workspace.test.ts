import { openRepository } from '@stagecraft/generators';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { listPluginsInUse, restore, takeSnapshot } from './workspace.ts';

describe('workspace', () => {
  let repository: TestRepository;
  beforeEach(async () => {
    repository = await TestRepository.create({ 'plugins/kept/a.txt': 'a' });
  });
  afterEach(async () => {
    await repository.remove();
  });

  it('is put back as it was', async () => {
    const before = await repository.tree();
    const snapshot = await takeSnapshot(repository.root);
    await repository.write({
      'plugins/new-backend/src/index.ts': '',
      'packages/new/package.json': '{}',
      'packages/backend/package.json': '{}',
      'packages/backend/src/index.ts': '',
    });
    await restore(repository.root, snapshot);

    expect(await repository.tree()).toEqual(before);
  });

  const inUse = async () =>
    listPluginsInUse(await openRepository(repository.root));
  const backend = (...names: string[]) =>
    JSON.stringify({
      backstage: { role: 'backend' },
      dependencies: Object.fromEntries(names.map(name => [name, '*'])),
    });

  it('names a file that is no JSON', async () => {
    const path = 'node_modules/broken/package.json';
    await repository.write({
      [path]: '{',
      'packages/backend/package.json': backend('broken'),
    });

    await expect(inUse()).rejects.toThrow(`${path} is no valid JSON`);
  });

  it('knows which plugin ids the backends use', async () => {
    const plugin = { role: 'backend-plugin', pluginId: 'own' };
    await repository.write({
      'packages/backend/package.json': backend(
        '@backstage/plugin-catalog-backend',
        '@backstage/backend-defaults',
        'not-installed',
      ),
      'packages/server/package.json': backend('@acme/own'),
      'plugins/own/package.json': JSON.stringify({
        name: '@acme/own',
        backstage: plugin,
      }),
    });

    expect(await inUse()).toEqual(
      new Map([
        ['catalog', '@backstage/plugin-catalog-backend'],
        ['own', '@acme/own'],
      ]),
    );
  });
});
