import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

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

it('refuses once the migration was committed, on whatever branch', async () => {
  const message =
    /migrations\/\d+_create_releases\.js was committed, so it may have run in a database; nothing was changed\. Write a migration that drops the table instead$/;
  const repository = await withRelease({ commit: true });

  repository.git('checkout', '--quiet', '-b', 'feature');
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'Release');
  expect(await refusal(repository)).toMatch(message);

  repository.git('checkout', '--quiet', '-b', 'other', 'HEAD~1');
  repository.git('checkout', 'feature', '--', '.');
  repository.git('reset', '--quiet');
  expect(await refusal(repository)).toMatch(message);
});

it.each([
  ['without git', () => {}],
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

it.each([
  [
    'resource/item',
    'the plugin "deployments" has no resource/item; it has resource/release',
  ],
  [
    'release',
    'there is no entry \\"release\\"; name it as resource/<name>, such as resource/item',
  ],
])('refuses %s', async (name, message) => {
  expect(await refusal(await withRelease(), { entry: name })).toContain(
    message,
  );
});
