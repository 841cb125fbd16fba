import { jest } from '@jest/globals';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { typeCommand } from '../__testUtils__/typeCommand.ts';
import { checkPlugin } from './check.ts';
import { fieldGenerator } from './field.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';

const FOLDER = 'plugins/deployments-backend';
const RESOURCE = 'resource --plugin deployments --name release --fields';

jest.setTimeout(60_000);

let repository: TestRepository;
beforeEach(async () => {
  repository = TestRepository.backstage();
  await typeCommand(repository, 'plugin --id deployments');
  await typeCommand(repository, `${RESOURCE} "title:string notes:text?"`);
});

const pluginFiles = () =>
  Object.entries(repository.files()).filter(([path]) =>
    path.startsWith(FOLDER),
  );

it.each(['lf', 'auto', 'crlf'])(
  'keeps the CRLF of files that nobody edited, with endOfLine %s',
  async endOfLine => {
    repository.write({ '.prettierrc': JSON.stringify({ endOfLine }) });
    const before = new Map(
      pluginFiles().map(([path, text]) => [
        path,
        text.replaceAll('\n', '\r\n'),
      ]),
    );
    repository.write(Object.fromEntries(before));
    await repository.run(fieldGenerator, {
      plugin: 'deployments',
      resource: 'release',
      add: 'rank:integer?',
    });

    const changed = pluginFiles().filter(
      ([path, text]) => before.has(path) && before.get(path) !== text,
    );
    expect(changed.length).toBeGreaterThan(4);
    for (const [, text] of changed) {
      expect(text).not.toMatch(/(?<!\r)\n|\r\r/);
    }
    const opened = await repository.open();
    expect(await checkPlugin(opened, 'deployments', noEngine)).toEqual([]);
  },
);

it('leaves the packages of a plugin to the repository', async () => {
  const path = `${FOLDER}/package.json`;
  const siblings = '"pluginPackages": [\n      "a", "b"';
  const manifest = repository.read(path);
  repository.write({
    [path]: manifest.replace(/"pluginPackages": \[[^\]]*/, siblings),
  });
  const opened = await repository.open();
  expect(await checkPlugin(opened, 'deployments', noEngine)).toEqual([]);

  await repository.run(fieldGenerator, {
    plugin: 'deployments',
    resource: 'release',
    add: 'rank:integer?',
  });
  expect(JSON.parse(repository.read(path)).backstage.pluginPackages).toEqual([
    'a',
    'b',
  ]);
});

it('says that a command came too early, and not that edits are in the way', async () => {
  const early = 'so this one came too early, and nothing was changed; run it';
  const names = { plugin: 'deployments', resource: 'release' };
  const opened = await repository.open();
  await repository.run(fieldGenerator, { ...names, add: 'one:string?' });
  const second = () =>
    fieldGenerator.plan(opened, { ...names, add: 'two:string?' });
  expect(await repository.refusal(second)).toContain(early);

  const other = await repository.open();
  const answers = { plugin: 'deployments', name: 'note', fields: 'a:string' };
  await repository.run(resourceGenerator, answers);
  const third = () =>
    resourceGenerator.plan(other, { ...answers, name: 'tag' });
  expect(await repository.refusal(third)).toContain(early);

  await repository.run(fieldGenerator, { ...names, add: 'two:string?' });
});

it('keeps a migration where there is no git to say that it cannot have run', async () => {
  const undo = 'undo --plugin deployments --entry';
  const migrations = () =>
    pluginFiles()
      .flatMap(([path]) => /migrations\/\d+_(.*)$/.exec(path)?.[1] ?? [])
      .sort();
  await typeCommand(repository, `${undo} field/release/notes`);
  expect(migrations()).toEqual([
    'create_releases.js',
    'remove_notes_releases.js',
  ]);
  await typeCommand(repository, `${undo} resource/release`);
  expect(migrations()).toEqual([
    'create_releases.js',
    'drop_releases.js',
    'remove_notes_releases.js',
  ]);
});

it('deletes a migration that a git without commits cannot have had', async () => {
  repository.git('init', '--quiet');
  await typeCommand(
    repository,
    'undo --plugin deployments --entry resource/release',
  );
  expect(pluginFiles().map(([path]) => path)).not.toContainEqual(
    expect.stringContaining('migrations/'),
  );
});

it('takes as many fields as a row of PostgreSQL can hold', async () => {
  const fields = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `f${from + n}:string?`).join(
      ' ',
    );
  const refused = (command: string) =>
    repository.refusal(() => typeCommand(repository, command));
  const message = /^a resource has at most 400 fields, and these are (\d+)$/;
  const note = 'resource --plugin deployments --name note --fields';
  expect(await refused(`${note} "${fields(0, 2000)}"`)).toMatch(message);
  const add = 'field --plugin deployments --resource release --add';
  expect(await refused(`${add} "${fields(0, 399)}"`)).toMatch(message);
  await typeCommand(repository, `${add} "${fields(0, 398)}"`);
});

it('makes the same plugin twice at once', async () => {
  const opened = await repository.open();
  await repository.run(pluginGenerator, { id: 'twin' });
  const plan = await pluginGenerator.plan(opened, { id: 'twin' });
  expect(plan.changes).toEqual([]);
});

it('says which schema may refuse the values of a request to try', async () => {
  const schema = `${FOLDER}/src/releases/schema.ts`;
  const tried = async () => {
    const answers = { plugin: 'deployments', resource: 'release' };
    const add = { ...answers, add: 'rank:integer?' };
    return (await repository.plan(fieldGenerator, add)).resource;
  };
  expect(await tried()).not.toHaveProperty('edited');

  repository.write({
    [schema]: `${repository.read(schema)}\nexport const mine = 1;\n`,
  });
  expect(await tried()).toMatchObject({ edited: [schema] });
  const note = { plugin: 'deployments', name: 'note' };
  for (const [fields, edited] of [
    ['a:string', undefined],
    ['release:ref(release)', [schema]],
  ] as const) {
    const plan = await repository.plan(resourceGenerator, { ...note, fields });
    expect(plan.resource?.edited).toEqual(edited);
  }
});
