import { jest } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkMigrations } from './checkMigrations.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';

// Each test runs git and generators, several times.
jest.setTimeout(120_000);

const plugin = 'deployments';
const TOGETHER = ['title', 'code', 'code_folded', 'notes'].map(
  column =>
    `drops the column "${column}" of the table "releases", together with its expand`,
);

const nodeModules = join(import.meta.dirname, '../../../../node_modules');

let files: Record<string, string>;
beforeAll(async () => {
  const repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: plugin });
  await repository.run(resourceGenerator, {
    ...{ plugin, name: 'release' },
    fields: 'title:string:index code:string:unique(ignoreCase) notes:text',
  });
  files = repository.files();
});

/** A repository on its branch main, at the tag v1, with a release without an expand. */
function released(): TestRepository {
  const repository = new TestRepository({
    ...files,
    '.gitignore': 'node_modules\n',
  });
  // For Knex, which the migrations are read with.
  symlinkSync(nodeModules, join(repository.root, 'node_modules'));
  repository.git('init', '--quiet', '--initial-branch=main');
  commit(repository);
  repository.git('tag', 'v1');
  return repository;
}

function commit(repository: TestRepository): void {
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'Next');
}

const field = (repository: TestRepository, answers: object) =>
  repository.run(fieldGenerator, { plugin, resource: 'release', ...answers });
const expand = (repository: TestRepository) =>
  field(repository, {
    expand: true,
    rename: 'title:headline code:label',
    remove: 'notes',
  });
const contract = (repository: TestRepository) =>
  field(repository, { contract: 'title code notes' });

const found = async (repository: TestRepository, since?: string) =>
  (await checkMigrations(await repository.open(), plugin, { since })).map(
    ({ problem }) => problem,
  );

describe('a contract', () => {
  it('is named when it is in one branch with its expand', async () => {
    const repository = released();
    repository.git('checkout', '--quiet', '-b', 'feature');
    await expand(repository);
    expect(await found(repository)).toEqual([]);
    commit(repository);
    expect(await found(repository)).toEqual([]);

    await contract(repository);
    expect(await found(repository)).toEqual(TOGETHER);
    commit(repository);
    expect(await found(repository)).toEqual(TOGETHER);

    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    expect(await found(repository)).toEqual(TOGETHER);
  });

  it('breaks nothing once the main branch has its expand', async () => {
    const repository = released();
    await expand(repository);
    commit(repository);
    repository.git('checkout', '--quiet', '-b', 'feature');
    await contract(repository);
    commit(repository);
    expect(await found(repository)).toEqual([]);

    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
    expect(await found(repository)).toEqual([]);
  });

  it('is held against what is deployed, where somebody says so', async () => {
    const repository = released();
    await expand(repository);
    commit(repository);
    repository.git('tag', 'v2');
    await contract(repository);
    commit(repository);
    expect(await found(repository)).toEqual([]);
    expect(await found(repository, 'v2')).toEqual([]);
    expect(await found(repository, 'v1')).toEqual(TOGETHER);
    await expect(found(repository, 'v3')).rejects.toThrow(
      'git knows no commit "v3"; name a tag, a branch or a commit, such as HEAD',
    );
  });

  it('breaks nothing of a field that came with it', async () => {
    const repository = released();
    await field(repository, { add: 'a:text?' });
    await field(repository, { rename: 'a:b', expand: true });
    await field(repository, { contract: 'a' });
    expect(await found(repository)).toEqual([]);
  });
});
