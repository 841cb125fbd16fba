import { jest } from '@jest/globals';
import { TestWorkspace } from '../__testUtils__/TestWorkspace.ts';
import { clientGenerator } from './client.ts';
import { extensionPointGenerator } from './extensionPoint.ts';
import { undoGenerator } from './undo.ts';

jest.setTimeout(120_000);

const plugin = 'incidents';
const NODE = '../incidents-node';
const TYPE = `${NODE}/src/costSource/CostSource.ts`;

let workspace: TestWorkspace;
let before: string;
beforeEach(async () => {
  workspace = await TestWorkspace.create('title:string');
  before = workspace.hash();
});
afterEach(() => workspace.remove());

const add = (name = 'cost-source') =>
  workspace.run(extensionPointGenerator, { plugin, name });
const undo = (entry = 'extension-point/costSource') =>
  workspace.run(undoGenerator, { plugin, entry });

it('is registered before the plugin starts, and compiles', async () => {
  const { extensionPoint } = await add();
  expect(extensionPoint).toEqual({
    files: [
      'plugins/incidents-node/src/costSource/CostSource.ts',
      'plugins/incidents-backend/src/costSource/CostSourceService.ts',
    ],
  });
  const code = workspace.read('src/plugin.ts');
  expect(code).toContain(
    '  register(env) {\n    const costSources = registerCostSources(env);\n\n    env.registerInit({',
  );
  expect(code).toMatch(/createCostSourceService\(\{\s+logger,\s+costSources,/);
  expect(workspace.typecheck()).toBe('');
});

it('leaves nothing when it is taken back as it came', async () => {
  await add();
  await undo();
  expect(workspace.hash()).toBe(before);
});

it('leaves alone what people wrote, also in a package that would go', async () => {
  await add();
  workspace.edit(TYPE, 'name: string;', 'name: string;\n  cost: number;');
  const edited = workspace.hash();
  await expect(undo()).rejects.toThrow(
    'plugins/incidents-node would go, and plugins/incidents-node/src/costSource/CostSource.ts is your code; move it',
  );
  expect(workspace.hash()).toBe(edited);

  await workspace.run(clientGenerator, { plugin, resource: 'incident' });
  expect((await undo()).kept).toEqual([
    'plugins/incidents-node/src/costSource/CostSource.ts',
  ]);
  expect(workspace.read(TYPE)).toContain('cost: number;');
  expect(workspace.read(`${NODE}/src/index.ts`)).not.toContain('costSource');
});

it('makes the package a dependency once, whoever needs it', async () => {
  const manifest = () => JSON.parse(workspace.read('package.json'));
  const NAME = '@internal/plugin-incidents-node';
  await workspace.run(clientGenerator, { plugin, resource: 'incident' });
  expect(manifest().devDependencies).toHaveProperty(NAME);
  await add();
  expect(manifest().dependencies).toHaveProperty(NAME);
  expect(manifest().devDependencies).not.toHaveProperty(NAME);
  await undo();
  expect(manifest().dependencies).not.toHaveProperty(NAME);
  expect(manifest().devDependencies).toHaveProperty(NAME);
});

it('has names that nothing else has', async () => {
  await expect(add('incident')).rejects.toThrow(
    'the name "incident" would be that of resource/incident and of extension-point/incident',
  );
  await expect(add('9x')).rejects.toThrow(
    'cannot be an extension point: it has to start with a lower-case letter',
  );
});
