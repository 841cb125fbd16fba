import { noEngine } from '../__testUtils__/noEngine.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkPlugin } from '../commands/check.ts';
import { openRepository } from '../workspace/repository.ts';
import type { RepoFacts, Tree } from './facts.ts';
import { render, renderUnformatted } from './render.ts';

const repository = openRepository(import.meta.dirname);

const facts: RepoFacts = {
  format: async (path, text) => (await repository).format(path, text),
  manifest: { version: '1.2.3', license: 'MIT', private: false },
  versionRange: (name, atLeast) => `${name}@${atLeast}`,
};

// With its resources only.
async function example(): Promise<Blueprint> {
  const { plugins } = await repository;
  const { features: _, ...plain } = plugins.get('incidents')!.blueprint();
  return plain;
}

it('renders the example byte for byte', async () => {
  expect(await checkPlugin(await repository, 'incidents', noEngine)).toEqual(
    [],
  );
});

it('gives the same tree each time, formatted', async () => {
  const blueprint = await example();
  const tree = await render(blueprint, facts);

  expect(await render(structuredClone(blueprint), facts)).toEqual(tree);
  for (const [path, text] of Object.entries(tree)) {
    expect([path, await facts.format(path, text)]).toEqual([path, text]);
    expect(text).not.toMatch(/\{\{|\[object/);
  }
});

it('takes from the repository what is its to say', async () => {
  const tree = renderUnformatted(await example(), facts);
  const manifest = JSON.parse(tree['package.json']);

  expect(manifest).toMatchObject({ version: '1.2.3', license: 'MIT' });
  expect(manifest).not.toHaveProperty('private');
  expect(manifest.dependencies.knex).toBe('knex@3.1.0');
  expect(Object.keys(manifest.dependencies)).toEqual(
    Object.keys(manifest.dependencies).sort(),
  );
});

it('keeps the resources apart, whatever their order', async () => {
  const blueprint = { ...(await example()), features: undefined };
  const [incident, reply] = blueprint.resources;
  const comment = { ...reply, fields: ['body:text'] };
  const rendered = (...resources: typeof blueprint.resources) =>
    renderUnformatted({ ...blueprint, resources }, facts);
  const own = (tree: Tree, folder: string) =>
    Object.fromEntries(
      Object.entries(tree).filter(([path]) =>
        new RegExp(`^src/${folder}/|_create_${folder}`).test(path),
      ),
    );

  const both = rendered(incident, comment);
  const turned = rendered(comment, incident);
  expect(Object.keys(own(both, 'comments'))).toHaveLength(10);
  expect(own(both, 'comments')).toEqual(own(rendered(comment), 'comments'));
  expect(own(turned, 'incidents')).toEqual(own(both, 'incidents'));
  expect(Object.keys(turned).sort()).toEqual(Object.keys(both).sort());
});

it('renders a plugin without resources, and without what only they need', async () => {
  const blueprint = {
    ...(await example()),
    ...{ resources: [], features: undefined },
  };
  const tree = await render(blueprint, facts);

  expect(Object.keys(tree).sort()).toEqual([
    '.eslintrc.js',
    '.stagecraft.json',
    'README.md',
    'dev/index.ts',
    'package.json',
    'src/index.ts',
    'src/plugin.test.ts',
    'src/plugin.ts',
    'src/service/authPolicy.ts',
    'src/service/router.ts',
  ]);
  const { 'README.md': _, ...code } = tree;
  const text = Object.values(code).join('\n');
  for (const word of ['knex', 'uuid', 'database', 'migrat', 'globalSetup']) {
    expect(text).not.toContain(word);
  }
});

it('names the file of a template that does not parse', async () => {
  const broken: RepoFacts = {
    ...facts,
    format: async (path, text) => {
      if (path === 'src/plugin.ts') {
        throw new Error('unexpected token');
      }
      return text;
    },
  };
  await expect(render(await example(), broken)).rejects.toThrow(
    'cannot format src/plugin.ts: Error: unexpected token',
  );
});
