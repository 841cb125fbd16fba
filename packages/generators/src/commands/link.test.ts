import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { fieldGenerator } from './field.ts';
import { linkGenerator } from './link.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(60_000);

const plugin = 'library';
const folder = `plugins/${plugin}-backend`;
let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await repository.run(pluginGenerator, { id: plugin });
  for (const name of ['playlist', 'entity']) {
    const answers = { plugin, name, fields: 'title:string' };
    await repository.run(resourceGenerator, answers);
  }
});

const between = 'playlist,entity';
const link = (answers: object = {}) =>
  repository.run(linkGenerator, { plugin, between, ...answers });
const text = (path: string) => repository.read(`${folder}/${path}`);
const blueprint = () => JSON.parse(text('.stagecraft.json'));
const undo = (entry = 'link/playlistEntities') =>
  repository.run(undoGenerator, { plugin, entry });
const migrations = () =>
  Object.keys(repository.tree())
    .filter(path => /migrations\/\d+_/.test(path))
    .map(path => path.replace(/.*\/\d+_/, ''))
    .slice(2);
const differences = async () =>
  (await checkPlugin(await repository.open(), plugin, noEngine)).map(
    ({ path, state }) => `${state} ${path}`,
  );

it('links two resources, and says how to try it', async () => {
  const plan = await link();

  expect(plan.link).toEqual({
    parents: [
      {
        variable: 'playlistId',
        path: 'playlists',
        body: expect.stringContaining('title'),
      },
      {
        variable: 'entityId',
        path: 'entities',
        body: expect.stringContaining('title'),
      },
    ],
    path: 'playlists/$playlistId/entities/$entityId',
    list: 'playlists/$playlistId/entities',
  });
  expect(blueprint().features).toEqual([
    {
      feature: 'link',
      name: 'playlistEntities',
      addedAt: expect.any(String),
      between: ['playlist', 'entity'],
    },
  ]);
  expect(migrations()).toEqual(['create_playlist_entities.js']);
  expect(text('src/entities/EntityStore.ts')).toContain('playlistId');
  expect(text('src/playlists/schema.ts')).toContain('entityId?: string');
  expect(text('README.md')).toContain('`playlistEntities`: which `playlists`');
  expect(await differences()).toEqual([]);
});

it('is there already the second time', async () => {
  await link({ name: 'content', writers: 'user,service' });
  const again = { plugin, between, name: 'content', writers: 'service user' };
  const { changes } = await repository.plan(linkGenerator, again);
  expect(changes).toEqual([]);
});

it('goes on by itself, beside what people and other commands change', async () => {
  const store = `${folder}/src/entities/EntityStore.ts`;
  const routes = `${folder}/src/playlistEntities/routes.ts`;
  repository.write({
    [store]: repository
      .read(store)
      .replace(
        '    return keysetPage(',
        '    // Mine.\n    return keysetPage(',
      ),
  });
  await link();
  repository.write({ [routes]: `${repository.read(routes)}// Mine.\n` });
  await repository.run(fieldGenerator, {
    ...{ plugin, resource: 'entity', add: 'rank:integer?:index' },
  });
  expect(repository.read(store)).toContain('query.rank');
  expect(repository.read(store)).toContain('playlistId');
  expect(repository.read(store)).toContain('// Mine.');
  expect(repository.read(routes)).toContain('// Mine.');
});

it('is taken back, on edited code too', async () => {
  // Without git nobody knows whether its migration has run.
  repository.commit();
  const store = `${folder}/src/entities/EntityStore.ts`;
  repository.write({ [store]: `// Mine.\n${repository.read(store)}` });
  const before = repository.tree();
  await link();
  await undo();
  expect(repository.tree()).toEqual(before);
});

it('drops a table that was committed, and may be there again', async () => {
  await link({ writers: 'user,service' });
  repository.commit();
  const { breakages } = await undo();

  expect(breakages).toMatchObject([
    { plural: 'playlists/{id}/entities', misses: 'table' },
  ]);
  expect(blueprint()).not.toHaveProperty('features');
  expect(blueprint().removedFeatures).toEqual([
    {
      feature: 'link',
      name: 'playlistEntities',
      addedAt: expect.any(String),
      between: ['playlist', 'entity'],
      writers: ['user', 'service'],
      removedAt: expect.any(String),
    },
  ]);
  const drop = 'drop_playlist_entities.js';
  expect(migrations()).toEqual(['create_playlist_entities.js', drop]);
  expect(await differences()).toEqual([]);

  await undo('resource/playlist');
  expect(migrations().slice(1)).toEqual([drop, 'drop_playlists.js']);
  expect(await differences()).toEqual([]);
});

it('keeps what it links from being removed', async () => {
  await link();
  expect(await repository.refusal(() => undo('resource/entity'))).toBe(
    'resource/entity is what link/playlistEntities links; take that back first with: yarn backstage-cli stagecraft undo --plugin library --entry link/playlistEntities',
  );
});

it.each([
  [{ between: 'playlist,playlist' }, '"playlist" cannot be linked to itself'],
  [{ between: 'playlist' }, 'is not two resources'],
  [{ between: 'playlist,tag' }, 'no resource "tag"; it has playlist, entity'],
  [{ name: 'playlists' }, 'the name "playlists" would be that of'],
  [{ name: 'pgThings' }, 'names of tables that the database keeps for itself'],
])('refuses %j', async (answers, message) => {
  expect(await repository.refusal(() => link(answers))).toContain(message);
});

it('refuses a filter that would be called as it narrows a list', async () => {
  await link();
  const add = 'playlistId:uuid?:index';
  const answers = { plugin, resource: 'entity', add };
  expect(
    await repository.refusal(() => repository.run(fieldGenerator, answers)),
  ).toContain('"playlistId" is a filter of the list of "entity"');
});
