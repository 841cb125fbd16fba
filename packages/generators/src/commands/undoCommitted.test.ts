import { jest } from '@jest/globals';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

// Each test runs git and generators, several times.
jest.setTimeout(120_000);

const entry = 'resource/release';

async function withRelease(options: { commit?: boolean } = {}) {
  const repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'deployments' });
  if (options.commit) {
    repository.commit();
  }
  await repository.run(resourceGenerator, {
    plugin: 'deployments',
    name: 'release',
    fields: 'title:string',
  });
  return repository;
}

const undo = (repository: TestRepository, answers = {}) =>
  repository.run(undoGenerator, { plugin: 'deployments', entry, ...answers });

const refusal = (repository: TestRepository, answers = {}) =>
  repository.refusal(() => undo(repository, answers));

it('reverses what was committed, on whatever branch', async () => {
  const repository = await withRelease({ commit: true });
  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'Release');
  repository.git('checkout', '--quiet', '-b', 'other', 'HEAD~1');
  repository.git('checkout', 'feature', '--', '.');
  repository.git('reset', '--quiet');

  await undo(repository);
  const migrations = Object.keys(repository.tree()).filter(path =>
    /migrations\/\d+_/.test(path),
  );
  expect(migrations).toEqual([
    expect.stringMatching(/create_releases\.js$/),
    expect.stringMatching(/drop_releases\.js$/),
  ]);
});

it('reverses a reference that was committed', async () => {
  const repository = await withRelease();
  await repository.run(fieldGenerator, {
    ...{ plugin: 'deployments', resource: 'release' },
    add: 'parent:ref(release)?',
  });
  repository.commit();
  await undo(repository, { entry: 'field/release/parent' });
  const [, add, remove] = Object.keys(repository.tree()).filter(path =>
    /migrations\/\d+_/.test(path),
  );
  expect(add).toMatch(/add_parent_releases\.js$/);
  expect(remove).toMatch(/remove_parent_releases\.js$/);
  expect(repository.read(remove)).toContain(
    'alter table "releases" drop column if exists "parent"',
  );
});

it.each([
  ['without a commit', (one: TestRepository) => one.git('init', '--quiet')],
  ['where only others were committed', (one: TestRepository) => one.commit()],
])('works in a repository %s', async (_, prepare) => {
  const repository = await withRelease();
  const migrations = 'plugins/deployments-backend/migrations';
  repository.write({ '.gitignore': migrations });
  prepare(repository);
  await undo(repository);
  expect(repository.tree()).not.toHaveProperty([migrations]);
});

it('refuses what was edited', async () => {
  const repository = await withRelease();
  repository.write({
    'plugins/deployments-backend/src/releases/routes.ts': '// mine',
  });
  expect(await refusal(repository)).toContain(
    'plugins/deployments-backend/src/releases/routes.ts: it was edited',
  );
});
