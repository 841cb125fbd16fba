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

  it('names a file that is no JSON', async () => {
    await repository.write({ 'packages/backend/package.json': '{' });

    await expect(listPluginsInUse(repository.root)).rejects.toThrow(
      'packages/backend/package.json is no valid JSON',
    );
  });

  it('knows which plugin ids the backend uses', async () => {
    await repository.write({
      'packages/backend/package.json': JSON.stringify({
        dependencies: {
          '@backstage/plugin-catalog-backend': '*',
          '@backstage/backend-defaults': '*',
          'not-installed': '*',
        },
      }),
    });

    expect(await listPluginsInUse(repository.root)).toEqual(
      new Map([['catalog', '@backstage/plugin-catalog-backend']]),
    );
  });
});
