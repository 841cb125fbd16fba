import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { fieldGenerator } from './field.ts';
import { permissionGenerator } from './permission.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(60_000);

const folder = 'plugins/deployments-backend';
const release = {
  plugin: 'deployments',
  name: 'release',
  fields: 'title:string notes:text?',
};
const approval = {
  plugin: 'deployments',
  name: 'approval',
  fields: 'by:entityRef:index granted:boolean',
};

async function withPlugin() {
  const repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: 'deployments' });
  return repository;
}

const differences = async (repository: TestRepository) =>
  (await checkPlugin(await repository.open(), 'deployments', noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

beforeEach(() => {
  process.env.SOURCE_DATE_EPOCH = '1767225600';
});

afterEach(() => {
  delete process.env.SOURCE_DATE_EPOCH;
});

it('adds resources, each with a later migration', async () => {
  const repository = await withPlugin();
  const plan = await repository.run(resourceGenerator, release);
  await repository.run(resourceGenerator, approval);

  expect(plan.resource).toEqual({
    path: 'releases',
    body: '{"title":"title 1"}',
    parents: [],
  });
  expect(await differences(repository)).toEqual([]);
  expect(
    Object.keys(repository.tree()).filter(path => path.endsWith('.js')),
  ).toEqual([
    `${folder}/.eslintrc.js`,
    `${folder}/migrations/20260101000000_create_releases.js`,
    `${folder}/migrations/20260101000001_create_approvals.js`,
  ]);
});

it('says in the README who may do what, and how to allow less', async () => {
  const repository = await withPlugin();
  await repository.run(resourceGenerator, release);
  const readme = repository.read(`${folder}/README.md`);
  expect(readme).toMatch(
    /\*\*Everybody who is signed in may read, change and delete every row,/,
  );
  const [, command] = /stagecraft (permission .*)`/.exec(readme)!;
  expect(command).toBe('permission --plugin deployments --resource release');
  await repository.run(permissionGenerator, {
    ...{ plugin: 'deployments', resource: 'release' },
  });
  expect(repository.read(`${folder}/README.md`)).not.toContain('Everybody who');
});

it('says in the plan that it is there already', async () => {
  const repository = await withPlugin();
  await repository.run(resourceGenerator, release);
  const again = {
    ...release,
    name: 'release',
    fields: ' title:string  notes:text?',
  };

  process.env.SOURCE_DATE_EPOCH = '1800000000';
  const { changes, resource } = await repository.plan(resourceGenerator, again);
  expect(changes).toEqual([]);
  expect(resource?.path).toBe('releases');
});

it('is taken back by undo, in any order, to the last byte', async () => {
  const repository = await withPlugin();
  repository.commit();
  const trees = [repository.tree()];
  await repository.run(resourceGenerator, release);
  trees.push(repository.tree());
  await repository.run(resourceGenerator, approval);
  const undo = (entry: string) =>
    repository.run(undoGenerator, { plugin: 'deployments', entry });

  await undo('resource/approval');
  expect(repository.tree()).toEqual(trees[1]);
  await undo('resource/release');
  expect(repository.tree()).toEqual(trees[0]);

  await repository.run(resourceGenerator, release);
  await repository.run(resourceGenerator, approval);
  await undo('resource/release');
  expect(await differences(repository)).toEqual([]);
  await undo('resource/approval');
  expect(repository.tree()).toEqual(trees[0]);
});

it('leaves alone what was deleted, and what it does not change', async () => {
  const repository = await withPlugin();
  repository.delete(`${folder}/README.md`);
  repository.write({ [`${folder}/src/service/authPolicy.ts`]: '// mine\n' });
  await repository.run(resourceGenerator, release);

  expect(await differences(repository)).toEqual([
    `missing ${folder}/README.md`,
    `edited ${folder}/src/service/authPolicy.ts`,
  ]);
});

it('takes a plugin that only its line breaks tell apart', async () => {
  const repository = await withPlugin();
  const path = `${folder}/src/plugin.ts`;
  repository.write({ [path]: repository.read(path).replace('({\n', '(\n{\n') });
  await repository.run(resourceGenerator, release);
  expect(await differences(repository)).toEqual([]);
});

describe('refuses', () => {
  const refusal = async (answers: object, change = {}) => {
    const repository = await withPlugin();
    await repository.run(resourceGenerator, release);
    repository.write(change);
    return repository.refusal(() =>
      repository.run(resourceGenerator, { ...approval, ...answers }),
    );
  };

  it.each([
    [{ plugin: 'other' }, 'there is no plugin "other"; there are: deployments'],
    [
      { name: 'release' },
      'the plugin "deployments" has a resource "release" already, with other fields: title:string notes:text?; choose another name',
    ],
    [
      { ...release, plural: 'releaseItems' },
      'the plugin "deployments" has a resource "release" already',
    ],
    [
      { name: 'item', plural: 'releases' },
      `${folder}/.stagecraft.json: resources: the name "releases" would be used twice`,
    ],
    [
      { name: 'releasePage' },
      'the OpenAPI schema "ReleasePage" would be used twice',
    ],
    [{ name: 'data' }, '"data" is its own plural'],
    [{ name: 'health' }, '\\"health\\" cannot be a resource'],
    [{ fields: 'id:string' }, 'every resource has a field \\"id\\" already'],
    [{ name: 'a'.repeat(63) }, 'and 63 are allowed'],
  ])('%j', async (answers, message) => {
    expect(await refusal(answers)).toContain(message);
  });

  it('to change what was edited', async () => {
    const path = `${folder}/src/plugin.ts`;
    expect(await refusal({}, { [path]: '// mine' })).toContain(
      `nothing was changed\n\n${path}:1\n> 1 | // mine\n`,
    );
  });

  it('a plugin that the kit did not make', async () => {
    const other = { 'plugins/other-backend/package.json': '{}' };
    expect(await refusal({ plugin: 'other' }, other)).toBe(
      'the plugin "other" in plugins/other-backend was not made by this kit, because it has no .stagecraft.json; these were: deployments',
    );
  });
});

describe('with --sort', () => {
  const sorted = {
    ...release,
    fields: 'title:string dueAt:datetime?:index priority:integer:index',
    sort: 'dueAt, priority',
  };
  const sortOf = async (repository: TestRepository) => {
    const { plugins } = await repository.open();
    return plugins.get('deployments')!.blueprint().resources[0].sort;
  };

  it('sorts by what has an index, and follows its fields', async () => {
    const repository = await withPlugin();
    await repository.run(resourceGenerator, sorted);
    const change = { plugin: 'deployments', resource: 'release' };

    expect(await sortOf(repository)).toEqual(['dueAt', 'priority']);
    expect(await differences(repository)).toEqual([]);
    const again = await repository.plan(resourceGenerator, sorted);
    expect(again.changes).toEqual([]);

    await repository.run(fieldGenerator, { ...change, rename: 'dueAt:dueBy' });
    expect(await sortOf(repository)).toEqual(['dueBy', 'priority']);
    await repository.run(undoGenerator, {
      plugin: 'deployments',
      entry: 'field/release/dueBy',
    });
    expect(await sortOf(repository)).toEqual(['dueAt', 'priority']);
    await repository.run(fieldGenerator, { ...change, remove: 'dueAt' });
    expect(await sortOf(repository)).toEqual(['priority']);
    await repository.run(fieldGenerator, { ...change, remove: 'priority' });
    expect(await sortOf(repository)).toBeUndefined();
    expect(await differences(repository)).toEqual([]);
  });

  it('refuses what has no index, and another sort than the one there', async () => {
    const repository = await withPlugin();
    const plan = (sort: string) =>
      repository.plan(resourceGenerator, { ...sorted, sort });

    await expect(plan('title')).rejects.toThrow('--sort: a list is not sorted');
    await repository.run(resourceGenerator, sorted);
    await expect(plan('priority')).rejects.toThrow(
      '--sort dueAt,priority; choose another name',
    );
  });
});

it('lets services write when asked to', async () => {
  const repository = await withPlugin();
  await repository.run(resourceGenerator, approval);
  await repository.run(resourceGenerator, {
    ...release,
    writers: 'service, user',
  });

  const { plugins } = await repository.open();
  const [users, all] = plugins.get('deployments')!.blueprint().resources;
  expect(users).not.toHaveProperty('writers');
  expect(all.writers).toEqual(['user', 'service']);
  expect(await differences(repository)).toEqual([]);
  const read = (name: string) => repository.files()[`${folder}/${name}`];
  expect(read('src/approvals/routes.ts')).not.toContain(
    "'user', 'service'] });",
  );
  expect(read('README.md')).toContain(
    'services may read all, and write `releases`',
  );
  const again = { ...release, writers: 'user' };
  await expect(repository.plan(resourceGenerator, again)).rejects.toThrow(
    '--writers user,service; choose another name',
  );
});

it.each(['service', 'user,user', 'everybody', ''])(
  'refuses to let %j write',
  writers => {
    const { success } = resourceGenerator.answers.safeParse({
      ...release,
      writers,
    });
    expect(success).toBe(false);
  },
);
