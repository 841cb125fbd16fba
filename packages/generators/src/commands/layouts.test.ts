import { jest } from '@jest/globals';
import { layouts, type Made } from '../__fixtures__/layouts.ts';
import { API, start } from '../__fixtures__/layoutFiles.ts';
import { noEngine } from '../__testUtils__/noEngine.ts';
import { TestRepository } from '../__testUtils__/TestRepository.ts';
import { checkPlugin } from './check.ts';
import { pluginGenerator } from './plugin.ts';
import { resourceGenerator } from './resource.ts';

jest.setTimeout(60_000);

const NAME = '@internal/backstage-plugin-deployments-backend';
const release = {
  plugin: 'deployments',
  name: 'release',
  fields: 'title:string',
};

const all = Object.entries(layouts).map(([name, layout]) => {
  const { files, git, answers = {}, expected } = layout;
  const create = () => {
    const repository = new TestRepository(files);
    if (git !== false) repository.commit();
    return repository;
  };
  return {
    name,
    files,
    create,
    expected,
    answers: { id: 'deployments', ...answers },
  };
});
const made = all.flatMap(({ expected, ...layout }) =>
  'refused' in expected ? [] : { ...layout, expected: withUsual(expected) },
);
const refused = all.flatMap(({ expected, ...layout }) =>
  'refused' in expected ? { ...layout, message: expected.refused } : [],
);

function withUsual(expected: Made) {
  return {
    folder: 'plugins/deployments-backend',
    name: NAME,
    backend: 'packages/backend',
    entry: 'src/index.ts' as string | undefined,
    code: start(`backend.add(import('${NAME}'));`),
    range: '^1.4.1',
    license: 'Apache-2.0',
    ...expected,
  };
}

it('has at least ten shapes', () => {
  expect(made.length).toBeGreaterThan(9);
  expect(refused.length).toBeGreaterThan(4);
});

describe.each(made)('$name', ({ create, files, answers, expected }) => {
  const { folder, name, backend, entry, code, range, license } = expected;

  it('gets a plugin, in its place, with its name and its ranges', async () => {
    const repository = create();
    const { changes } = await repository.run(pluginGenerator, answers);
    expect(
      changes
        .map(({ path }) => path)
        .filter(path => !path.startsWith(`${folder}/`)),
    ).toEqual([
      `${backend}/package.json`,
      ...(entry ? [`${backend}/${entry}`] : []),
    ]);
    const read = (path: string) => repository.read(`${backend}/${path}`);
    expect(JSON.parse(read('package.json')).dependencies[name]).toBe(
      'workspace:^',
    );
    expect(read(entry ?? 'src/index.ts')).toBe(
      entry ? code : files[`${backend}/src/index.ts`],
    );
    const manifest = JSON.parse(repository.read(`${folder}/package.json`));
    expect(manifest).toMatchObject({
      name,
      license,
      dependencies: { [API]: range },
    });

    expect((await repository.run(pluginGenerator, answers)).changes).toEqual(
      [],
    );
    const added = await repository.run(resourceGenerator, release);
    expect(added.plugin).toMatchObject({ folder, packageName: name });
    expect(
      added.changes.every(({ path }) => path.startsWith(`${folder}/`)),
    ).toBe(true);
    expect(
      await checkPlugin(await repository.open(), 'deployments', noEngine),
    ).toEqual([]);
  });
});

describe.each(refused)('$name', ({ create, answers, message }) => {
  it('is left untouched, with the reason', async () => {
    const repository = create();
    const attempt = () => repository.run(pluginGenerator, answers);
    expect(await repository.refusal(attempt)).toBe(message);
  });
});
