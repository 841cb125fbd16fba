import ts from 'typescript';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { contribution } from '../features/contribution.ts';
import { contributePlugin } from '../features/plugin/contribute.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { openRepository } from '../workspace/repository.ts';
import { assemble } from './assemble.ts';
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
};

/** A feature that is nowhere but here, and uses every slot. */
const beacon = contribution({
  services: ['cache', 'database', 'rootConfig', 'scheduler'],
  serviceRefs: [
    {
      name: 'tides',
      purpose: '',
      ref: {
        expression: 'tidesServiceRef',
        import: { name: 'tidesServiceRef', from: '@internal/tides' },
      },
      type: {
        expression: 'Tides',
        import: { name: 'Tides', from: '@internal/tides' },
      },
      mock: { expression: '{}' },
      dependencies: [],
    },
  ],
  dependencies: ['knex'],
  otherDependencies: { '@internal/tides': '0.4.0' },
  devDependencies: ['@backstage/plugin-catalog-node'],
  composed: [
    {
      name: 'beacon',
      type: { name: 'BeaconService', from: './beacon/BeaconService' },
      create: { name: 'createBeacon', from: './beacon/createBeacon' },
      takes: ['cache', 'knex', 'rootConfig'],
      isAsync: true,
      isOffered: false,
    },
  ],
  started: [
    {
      call: { name: 'scheduleBeacon', from: './beacon/scheduleBeacon' },
      takes: ['beacon', 'scheduler'],
    },
  ],
  routes: [
    {
      create: { name: 'createSignalRoutes', from: './beacon/signalRoutes' },
      takes: ['beacon'],
      openApi: undefined,
      path: undefined,
      isRaw: true,
    },
    {
      create: { name: 'createBeaconRoutes', from: './beacon/routes' },
      takes: ['httpAuth', 'beacon'],
      openApi: { name: 'beaconOpenApi', from: './beacon/openapi' },
      path: '/beacons',
      isRaw: false,
    },
  ],
  openPaths: [{ path: '/signals', reason: 'Ships have no credentials.' }],
  config: [
    {
      name: 'beacon',
      description: 'How bright it is.',
      type: '{ lumen: number }',
      testValue: '{ lumen: 5 }',
      devValue: '{ lumen: 1 }',
      example: ['lumen: 5'],
    },
    {
      name: 'colour',
      description: 'In which it shines.',
      type: 'Colour',
      imports: [{ name: 'Colour', from: '@internal/colours' }],
      isOptional: true,
      testValue: "'red'",
    },
  ],
  tables: [
    {
      name: 'beacons',
      fill: {
        statements: 'await insertBeacon(knex, credentials);',
        imports: [
          { name: 'insertBeacon', from: './beacon/__fixtures__/beacon' },
        ],
      },
    },
  ],
  access: [
    {
      operation: 'get /beacons/{name}',
      statuses: '{ ...reading, service: 403 }',
      sample: '/beacons/north',
    },
    {
      operation: 'post /signals',
      statuses: '{ none: 200, limitedUser: 200, service: 200, user: 200 }',
      input: {
        expression: 'newSignal',
        import: { name: 'newSignal', from: './beacon/__fixtures__/signal' },
      },
    },
  ],
  creations: [
    {
      path: 'beacons',
      body: { name: 'createBeaconBody', from: './beacon/__fixtures__/beacon' },
      parents: [],
    },
  ],
  replicated: [
    {
      path: 'beacons',
      body: { name: 'createBeaconBody', from: './beacon/__fixtures__/beacon' },
      changed: { name: 'lumen', value: '6' },
    },
  ],
  testFeatures: [
    {
      expression: 'fogServiceMock.factory()',
      import: { name: 'fogServiceMock', from: '@internal/fog' },
    },
  ],
  testEntities: [
    { name: 'beaconEntity', from: './beacon/__fixtures__/beacon' },
  ],
  testUpstreams: [
    { name: 'beaconHandlers', from: './beacon/__fixtures__/beacon' },
  ],
  testsDatabases: true,
  readme: {
    resources: ['`beacon` at `/beacons`'],
    services: ['`beacon` in `src/beacon`'],
    background: ['`beacon` turns'],
    notes: ['Ships may signal.'],
    tries: [{ path: 'beacons', body: '{"lumen":5}' }],
    calls: [{ method: 'POST', path: '/beacons/north/turn' }],
    shell: ['curl -s $base/harbour/signals'],
  },
  files: { 'migrations/20260101000000_create_beacons.js': '// up and down\n' },
  seeds: {
    'src/beacon/BeaconService.ts': 'export interface BeaconService {}\n',
  },
});

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
    'const knex = await database.getClient();',
    'const beacon = await createBeacon({ cache, knex, rootConfig });',
    'await scheduleBeacon({ beacon, scheduler });',
  ]) {
    expect(plugin).toContain(text);
  }

  const router = await file('src/service/router.ts');
  expect(router).toContain("from '../beacon/BeaconService';");
  expect(router).toContain('resources: [healthOpenApi, beaconOpenApi]');
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
    devDependencies: { '@backstage/plugin-catalog-node': expect.anything() },
  });
});

it('starts alone with what it needs, in place of other systems', async () => {
  const dev = await file('dev/index.ts');
  for (const text of [
    "import { developmentConfig } from '@stagecraft/backend-testkit';",
    "import { beaconEntity } from '../src/beacon/__fixtures__/beacon';",
    'developmentConfig({\n    harbour: {\n      beacon: { lumen: 1 },\n    },\n  }),',
    'backend.add(catalogServiceMock.factory({ entities: [beaconEntity] }));',
  ]) {
    expect(dev).toContain(text);
  }
  const { 'dev/index.ts': plain } = assemble(blueprint, [], facts);
  expect(plain).not.toMatch(/Config|Mock/);
});

it('tests what a feature says, too', async () => {
  const test = await file('src/plugin.test.ts');
  for (const text of [
    "'get /beacons/{name}': { ...reading, service: 403 },",
    "'get /beacons/{name}': '/beacons/north',",
    "'post /signals': newSignal,",
    "import { newSignal } from './beacon/__fixtures__/signal';",
    "await create('beacons', createBeaconBody);",
    'mockServices.rootConfig.factory({ data: config }),',
    'fogServiceMock.factory(),',
    'catalogServiceMock.factory({ entities: [beaconEntity] }),',
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
  const replicas = await file('src/replicas.test.ts');
  expect(replicas).toContain('data: { backend, ...config }');
  expect(replicas).toContain('{ lumen: 6 }');
});

it('tells the README, and keeps the files of the feature', async () => {
  const readme = await file('README.md');
  for (const text of [
    '- `beacon` at `/beacons`\n',
    '- `beacon` in `src/beacon`\n',
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
