import ts from 'typescript';
import { beacon } from '../__testUtils__/beacon.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { contribution } from '../features/contribution.ts';
import { contributePlugin } from '../features/plugin/contribute.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { openRepository } from '../workspace/repository.ts';
import { assemble } from './assemble.ts';
import { assembleSibling } from './assembleSibling.ts';
import type { RepoFacts } from './facts.ts';
import { formatTree } from './format.ts';

const facts: RepoFacts = {
  format: async (path, text) =>
    (await openRepository(import.meta.dirname)).format(path, text),
  manifest: { version: '1.2.3', license: 'MIT', private: false },
  versionRange: (name, atLeast) => `${name}@${atLeast}`,
};

const blueprint: Blueprint = {
  kitVersion: KIT_VERSION,
  package: { name: '@internal/plugin-harbour-backend' },
  pluginId: 'harbour',
  resources: [],
  // What brings packages beside the plugin's own.
  features: [{ feature: 'client', of: 'berth' }],
};

const tree = formatTree(
  assemble(blueprint, [contributePlugin(), beacon], facts),
  facts.format,
);
const file = async (path: string) => (await tree)[path];

it('puts what a feature says where it belongs, and knows no feature', async () => {
  const plugin = await file('src/plugin.ts');
  for (const text of [
    "import { createBeacon } from './beacon/createBeacon';",
    "import { scheduleBeacon } from './beacon/scheduleBeacon';",
    'scheduler: coreServices.scheduler,',
    "import { tidesServiceRef } from '@internal/tides';",
    'tides: tidesServiceRef,',
    "import { registerLamps } from './beacon/registerLamps';",
    'const lamps = registerLamps(env);',
    'const knex = await database.getClient();',
    'const beacon = await createBeacon({ cache, knex, rootConfig });',
    'await scheduleBeacon({ beacon, scheduler });',
  ]) {
    expect(plugin).toContain(text);
  }

  expect(plugin).toContain(
    'const buoys = createBuoyService({ auditor, cache, knex });',
  );
  expect(await file('src/buoys/createBuoyService.ts'))
    .toContain(`export function createBuoyService(deps: {
  auditor: AuditorService;
  cache: CacheService;
  knex: Knex;
}): BuoyService {
  let buoys: BuoyService = new NearBuoys(
    scope => new BuoyStore(deps.knex, scope),
    deps,
  );
  buoys = new LoggedBuoys(buoys, deps);

  return buoys;
}`);

  expect(await file('src/index.ts')).toContain(
    "\nexport { beaconColours } from './beacon/colours';\n",
  );

  const router = await file('src/service/router.ts');
  expect(router).toContain("from '../beacon/BeaconService';");
  expect(router).toContain('resources: [healthOpenApi, beaconOpenApi]');
  expect(router).toContain('  auditor: AuditorService;\n');
  expect(router.indexOf('createBeaconGate({ auditor })')).toBeLessThan(
    router.indexOf('createSignalRoutes({ beacon })'),
  );
  expect(router.indexOf('createSignalRoutes({ beacon })')).toBeLessThan(
    router.indexOf('express.json('),
  );
  expect(
    router.indexOf('createBeaconRoutes({ httpAuth, beacon })'),
  ).toBeGreaterThan(router.indexOf('express.json('));

  expect(await file('src/service/authPolicy.ts')).toContain(
    "  // Ships have no credentials.\n  '/signals',",
  );
  const config = await file('config.d.ts');
  expect(config).toContain("import { Colour } from '@internal/colours';");
  expect(config).toContain('  harbour: {');
  expect(config).toContain('beacon: { lumen: number };');
  expect(config).toContain('colour?: Colour;');
  expect(await file('src/__fixtures__/config.ts')).toContain(
    'beacon: { lumen: 5 }',
  );
  expect(JSON.parse(await file('package.json'))).toMatchObject({
    configSchema: 'config.d.ts',
    files: ['config.d.ts', 'dist', 'migrations'],
    dependencies: {
      knex: expect.anything(),
      '@internal/tides': '@internal/tides@0.4.0',
    },
    devDependencies: {
      '@backstage/plugin-catalog-node': expect.anything(),
      '@backstage/plugin-permission-backend': expect.anything(),
    },
  });
});

it('has something in every slot', () => {
  const { readme, ...slots } = beacon;
  const all = [...Object.entries(slots), ...Object.entries(readme)];
  expect(
    all.filter(([, slot]) => slot !== true && Object.keys(slot).length === 0),
  ).toEqual([]);
});

it('starts alone with what it needs, in place of other systems', async () => {
  const dev = await file('dev/index.ts');
  for (const text of [
    "import { developmentConfig } from '@stagecraft/backend-testkit';",
    "import { beaconEntity } from '../src/beacon/__fixtures__/beacon';",
    'developmentConfig({\n    harbour: {\n      beacon: { lumen: 1 },\n    },\n  }),',
    'catalogServiceMock.factory({ entities: [beaconEntity, ...ships] })',
    "backend.add(import('@backstage/plugin-permission-backend'));\nbackend.add(import('../src'));",
  ]) {
    expect(dev).toContain(text);
  }
  const { 'dev/index.ts': plain } = assemble(blueprint, [], facts);
  expect(plain).not.toMatch(/Config|Mock/);
});

it('tests what a feature says, too', async () => {
  const test = await file('src/plugin.test.ts');
  expect(test).toContain(
    "  it('shines by night', async () => {\n    expect(isDark(",
  );
  for (const text of [
    "'get /beacons/{name}': { ...reading, service: 403 },",
    "'get /beacons/{name}': '/beacons/north',",
    "'post /signals': newSignal,",
    "import { newSignal } from './beacon/__fixtures__/signal';",
    "await create('beacons', createBeaconBody);",
    'mockServices.rootConfig.factory({ data: config }),',
    'fogServiceMock.factory(),',
    "import { keepersPolicy } from './__testUtils__/keepersPolicy';",
    'keepersPolicy.factory,',
    "owner: mockCredentials.user.header('user:default/owner'),",
    "await call('post', `/${path}`, 'owner').send(input)",
    'catalogServiceMock.factory({ entities: [beaconEntity, ...ships] }),',
    '...beaconHandlers,',
    "import { http, passthrough } from 'msw';",
    "['/beacons']",
  ]) {
    expect(test).toContain(text);
  }
  // Packages stand before files.
  expect(test.indexOf(" from './")).toBeGreaterThan(
    test.lastIndexOf(" from 'msw"),
  );
  expect(await file('src/migrations.test.ts')).toContain(
    'await insertBeacon(knex, credentials);',
  );
  const { 'src/plugin.test.ts': plain } = assemble(blueprint, [], facts);
  expect(plain).not.toContain('owner');
  const replicas = await file('src/replicas.test.ts');
  expect(replicas).toContain('data: { backend, ...config }');
  expect(replicas).toContain('{ lumen: 6 }');
});

it('tells the README, and keeps the files of the feature', async () => {
  const readme = await file('README.md');
  for (const text of [
    '- `beacon` at `/beacons`\n',
    '- `beacon` in `src/beacon`\n',
    'has `harbour`:\n\n- `turn-beacon`\n',
    'what was sent:\n\n- `beacon`: each turn\n',
    'In the background:\n\n- `beacon` turns\n',
    'Ships may signal.',
    '```yaml\nharbour:\n  beacon:\n    lumen: 5\n```',
    `-d '{"lumen":5}'`,
    'curl -s -X POST $base/harbour/beacons/north/turn \\\n',
    '\ncurl -s $base/harbour/signals\n```\n',
  ]) {
    expect(readme).toContain(text);
  }
  expect(await file('src/beacon/BeaconService.ts')).toBe(
    'export interface BeaconService {}\n',
  );
});

it('adds to a package beside the plugin, which the plugin has once', async () => {
  const node = assembleSibling(blueprint, 'node', [beacon, beacon], facts);
  expect(node['src/index.ts']).toContain("export * from './beacon';\n");
  expect(node['src/index.ts'].match(/export/g)).toHaveLength(1);
  expect(node['src/testUtils.ts']).toContain(
    "export * from './testUtils/beaconMock';\n",
  );
  expect(node['README.md']).toMatch(/- `beacon` shines\n[^]*\nAsk for it\.\n/);
  expect(node).toMatchObject({
    'src/testUtils/beaconMock.ts': expect.any(String),
    'src/beacon.ts': expect.any(String),
  });
  expect(JSON.parse(node['package.json'])).toMatchObject({
    name: '@internal/plugin-harbour-node',
    dependencies: {
      '@backstage/errors': expect.anything(),
      '@internal/plugin-harbour-common': expect.anything(),
    },
    devDependencies: { msw: expect.anything() },
    exports: { './testUtils': './src/testUtils.ts' },
  });
  expect(JSON.parse(await file('package.json'))).toMatchObject({
    dependencies: { '@internal/plugin-harbour-common': expect.anything() },
    devDependencies: { '@internal/plugin-harbour-node': expect.anything() },
  });
  const without = { ...blueprint, features: undefined };
  expect(assembleSibling(without, 'node', [beacon], facts)).toEqual({});
});

it('needs nothing in the configuration of which all can be left out', async () => {
  const [, colour] = beacon.config;
  const { 'config.d.ts': config, 'package.json': manifest } = assemble(
    blueprint,
    [contribution({ config: [colour], testsDatabases: true })],
    facts,
  );
  expect(config).toContain('  harbour?: {');
  expect(JSON.parse(manifest).jest).toEqual({
    globalSetup: '@stagecraft/backend-testkit/globalSetup',
  });
});

it('gives code that parses', async () => {
  const code = Object.entries(await tree).filter(([path]) =>
    path.endsWith('.ts'),
  );
  for (const [path, text] of code) {
    const { parseDiagnostics } = ts.createSourceFile(
      path,
      text,
      ts.ScriptTarget.Latest,
    ) as unknown as { parseDiagnostics: object[] };
    expect([path, parseDiagnostics]).toEqual([path, []]);
  }
});
