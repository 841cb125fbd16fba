import { jest } from '@jest/globals';
import fs from 'node:fs';
import { dirname, join } from 'node:path';
import {
  BACKEND,
  COMMON,
  makeHarbour,
  NAMES,
  NODE,
  plugin,
} from '../__testUtils__/harbour.ts';
import { OLDER, olderKit } from '../__testUtils__/olderKit.ts';
import type { TestPlugin } from '../__testUtils__/TestPlugin.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { applyPlan } from '../plan/apply.ts';
import { ConflictError } from '../plan/ConflictError.ts';
import { formatPatch } from '../plan/patch.ts';
import type { Engine } from '../render/engine.ts';
import { renderSibling } from '../render/render.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { clientGenerator } from './client.ts';
import { fieldGenerator } from './field.ts';
import { planUpdate } from './planUpdate.ts';

jest.setTimeout(60_000);

let repository: TestPlugin;
beforeEach(async () => {
  repository = await makeHarbour();
});

const client = (resource = 'vessel') =>
  repository.run(clientGenerator, { plugin, resource });
const addField = (add = 'length:integer?') =>
  repository.run(fieldGenerator, { plugin, resource: 'vessel', add });
const undo = (entry = 'client/vessel') => repository.undo(entry);
const manifest = (folder: string) =>
  JSON.parse(repository.read(`${folder}/package.json`));
const edit = (path: string, from: string, to: string) => {
  const text = repository.read(path);
  expect(text).toContain(from);
  repository.write({ [path]: text.replaceAll(from, to) });
};
const move = (from: string, to: string) => {
  fs.mkdirSync(dirname(join(repository.root, to)), { recursive: true });
  fs.renameSync(join(repository.root, from), join(repository.root, to));
};

it('makes packages beside the plugin, which know each other', async () => {
  const { siblings } = await client();

  expect(siblings).toEqual([
    { kind: 'common', packageName: NAMES[1], folder: COMMON },
    { kind: 'node', packageName: NAMES[2], folder: NODE },
  ]);
  const folders = [BACKEND, COMMON, NODE];
  expect(folders.map(folder => manifest(folder).name)).toEqual(NAMES);
  for (const folder of folders) {
    expect(manifest(folder).backstage).toMatchObject({
      pluginId: plugin,
      pluginPackages: NAMES,
    });
  }
  expect(manifest(BACKEND).dependencies[NAMES[1]]).toBe('workspace:^');
  expect(manifest(BACKEND).devDependencies[NAMES[2]]).toBe('workspace:^');
  expect(manifest(NODE).dependencies[NAMES[1]]).toBe('workspace:^');
  expect(manifest(COMMON)).not.toHaveProperty('dependencies');
  expect(await repository.differences()).toEqual([]);
});

it('does nothing the second time', async () => {
  await client();
  const before = repository.tree();
  expect((await client()).changes).toEqual([]);
  expect(repository.tree()).toEqual(before);
});

it('is one patch', async () => {
  repository.commit();
  const answers = { plugin, resource: 'vessel' };
  const patch = formatPatch(await repository.plan(clientGenerator, answers));
  repository.gitApply(patch);
  const patched = repository.tree();
  repository.git('checkout', '--quiet', '.');
  repository.git('clean', '-fdq');
  await client();
  expect(repository.tree()).toEqual(patched);
});

it('leaves nothing when it is taken back', async () => {
  const before = repository.tree();
  await client();
  repository.commit();
  await undo();
  expect(repository.tree()).toEqual(before);
});

it('leaves what another client needs', async () => {
  await client('berth');
  const before = repository.tree();
  await client();
  expect(repository.read(`${COMMON}/src/index.ts`)).toContain(
    'export * from "./berths";\nexport * from "./vessels";\n',
  );
  await undo();
  expect(repository.tree()).toEqual(before);
});

it('follows packages that were moved', async () => {
  await client();
  move(COMMON, 'packages/harbour-types');
  await addField();
  expect(repository.read('packages/harbour-types/src/vessels.ts')).toContain(
    'length?: number | null;',
  );
  expect(await repository.differences()).toEqual([]);
  expect(fs.existsSync(join(repository.root, COMMON))).toBe(false);
});

it('follows packages that were renamed', async () => {
  await client();
  const renamed = '@acme/harbour-types';
  for (const [path, text] of Object.entries(repository.files())) {
    if (path !== `${BACKEND}/.stagecraft.json` && text.includes(NAMES[1])) {
      edit(path, NAMES[1], renamed);
    }
  }
  await client('berth');

  expect(repository.read(`${NODE}/src/berths/BerthsClient.ts`)).toContain(
    `from "${renamed}"`,
  );
  for (const folder of [BACKEND, COMMON, NODE]) {
    const { pluginPackages } = manifest(folder).backstage;
    expect([...pluginPackages].sort()).toEqual([renamed, NAMES[0], NAMES[2]]);
  }
  expect(Object.values(repository.files()).join()).not.toContain(NAMES[1]);
});

it('asks which package it is, when two could be it', async () => {
  await client();
  for (const name of ['one', 'other']) {
    const text = JSON.stringify({ ...manifest(COMMON), name: `@acme/${name}` });
    repository.write({ [`plugins/${name}/package.json`]: text });
  }
  fs.rmSync(join(repository.root, COMMON), { recursive: true });
  expect(await repository.refusal(addField)).toBe(
    'no package is called @internal/plugin-harbour-common, and plugins/one and plugins/other could each be the common package of the plugin "harbour"; take "pluginId" out of the package.json of what is not',
  );
});

it('leaves a package that was deleted alone', async () => {
  await client();
  fs.rmSync(join(repository.root, NODE), { recursive: true });
  await addField();
  await client('berth');
  expect(fs.existsSync(join(repository.root, NODE))).toBe(false);
  expect(await repository.differences()).toContain(
    `missing ${NODE}/package.json`,
  );
});

it('merges with what people write there', async () => {
  await client();
  edit(`${COMMON}/src/index.ts`, './vessels', './mine');
  repository.write({ [`${COMMON}/src/mine.ts`]: 'export const mine = 1;\n' });
  edit(
    `${COMMON}/src/vessels.ts`,
    '  id: string;\n',
    '  /** Of the registry. */\n  id: string;\n',
  );
  await addField();
  const types = repository.read(`${COMMON}/src/vessels.ts`);
  expect(types).toContain('  /** Of the registry. */\n');
  expect(types).toContain('  length: number | null;\n');
});

it('follows a newer kit, with what people wrote', async () => {
  await client();
  const [now, then] = ['What creates a vessel.', 'A new vessel.'];
  const older: Engine = {
    ...olderKit(),
    renderSibling: async (blueprint, kind, facts) =>
      Object.fromEntries(
        Object.entries(
          await renderSibling(blueprint as Blueprint, kind, facts),
        ).map(([path, text]) => [path, text.replace(now, then)]),
      ),
  };
  const types = `${COMMON}/src/vessels.ts`;
  edit(`${BACKEND}/.stagecraft.json`, KIT_VERSION, OLDER);
  edit(types, now, then);
  edit(types, '  id: string;\n', '  /** Mine. */\n  id: string;\n');

  const opened = await repository.open();
  applyPlan(await planUpdate(opened, [plugin], async () => older));

  expect(repository.read(types)).toContain(now);
  expect(repository.read(types)).toContain('  /** Mine. */\n');
  expect(await repository.differences()).toEqual([`edited ${types}`]);
});

it('changes none of the packages when edits are in the way in one', async () => {
  await client();
  edit(`${COMMON}/src/vessels.ts`, '  title: string;\n', '  title: Title;\n');
  edit(
    `${BACKEND}/src/vessels/schema.ts`,
    '  title: text({ min: 1, max: 255 }),\n',
    '  title: text({ min: 2, max: 255 }),\n',
  );
  const attempt = () =>
    repository.run(fieldGenerator, {
      plugin,
      resource: 'vessel',
      rename: 'title:label',
    });
  const error = await attempt().catch(e => e);
  expect(error).toBeInstanceOf(ConflictError);
  expect(await repository.refusal(attempt)).toMatch(
    /harbour-backend\/src\/vessels\/schema\.ts[^]*harbour-common\/src\/vessels\.ts/,
  );
  expect(error.patch).toContain(`--- a/${COMMON}/src/vessels.ts`);
});

it('refuses where there are files of other packages', async () => {
  repository.write({
    [`${NODE}/package.json`]: '{"name":"@internal/other"}\n',
  });
  expect(await repository.refusal(() => client())).toContain(
    `${NODE}/package.json: there is a file of this name already`,
  );
});

it('refuses a name that is taken elsewhere', async () => {
  repository.write({
    'packages/x/package.json': JSON.stringify({ name: NAMES[1] }),
  });
  expect(await repository.refusal(() => client())).toContain(
    'packages/x/package.json: there is a file of this name already',
  );
});

it('is listed in the other packages of the plugin, too', async () => {
  const frontend = {
    name: '@internal/plugin-harbour',
    backstage: {
      role: 'frontend-plugin',
      pluginId: plugin,
      pluginPackages: ['@internal/plugin-harbour', NAMES[0]],
    },
  };
  const path = 'plugins/harbour/package.json';
  repository.write({ [path]: `${JSON.stringify(frontend, null, 2)}\n` });
  const before = repository.read(path);
  await client();
  expect(JSON.parse(repository.read(path)).backstage.pluginPackages).toEqual([
    '@internal/plugin-harbour',
    ...NAMES,
  ]);
  await undo();
  expect(repository.read(path)).toBe(before);
});

it('is called and placed as the plugin is', async () => {
  repository.write({
    'package.json': '{"workspaces":["packages/*","plugins/*/*"]}',
  });
  move(BACKEND, 'plugins/harbour/backend');
  edit(
    'plugins/harbour/backend/package.json',
    '"license": "Apache-2.0",\n  "private": true',
    '"license": "MIT"',
  );
  const { siblings } = await client();
  expect(siblings!.map(({ folder }) => folder)).toEqual([
    'plugins/harbour/common',
    'plugins/harbour/node',
  ]);
  expect(manifest('plugins/harbour/node')).toMatchObject({ license: 'MIT' });
  expect(manifest('plugins/harbour/node')).not.toHaveProperty('private');
});
