import { contribution, siblingPart } from '../features/contribution.ts';

/** A feature that is only in tests, and uses every slot. */
export const beacon = contribution({
  services: ['auditor', 'cache', 'database', 'rootConfig', 'scheduler'],
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
  developmentPlugins: ['@backstage/plugin-permission-backend'],
  usesSiblings: ['common'],
  testsSiblings: ['node'],
  siblings: {
    node: siblingPart({
      dependencies: ['@backstage/errors'],
      devDependencies: ['msw'],
      usesSiblings: ['common'],
      exports: ['./beacon'],
      testExports: ['./testUtils/beaconMock'],
      readme: ['`beacon` shines'],
      notes: ['Ask for it.'],
      files: { 'src/testUtils/beaconMock.ts': 'export const mock = 1;\n' },
      seeds: { 'src/beacon.ts': 'export const beacon = 1;\n' },
    }),
  },
  registered: [
    {
      name: 'lamps',
      call: { name: 'registerLamps', from: './beacon/registerLamps' },
    },
  ],
  composed: [
    {
      name: 'beacon',
      type: { name: 'BeaconService', from: './beacon/BeaconService' },
      create: { name: 'createBeacon', from: './beacon/createBeacon' },
      takes: ['cache', 'knex', 'rootConfig'],
      isAsync: true,
      isOffered: false,
    },
    {
      name: 'buoys',
      type: { name: 'BuoyService', from: './buoys/BuoyService' },
      create: { name: 'createBuoyService', from: './buoys/createBuoyService' },
      takes: ['knex'],
      isAsync: false,
      isOffered: false,
      store: { name: 'BuoyStore', from: './buoys/BuoyStore' },
    },
  ],
  decorators: [
    {
      of: 'buoys',
      class: { name: 'LoggedBuoys', from: './buoys/LoggedBuoys' },
      stage: 'record',
      takes: ['auditor', 'cache'],
    },
    {
      of: 'buoys',
      class: { name: 'NearBuoys', from: './buoys/NearBuoys' },
      stage: 'scope',
      takes: ['cache'],
    },
  ],
  gates: [
    {
      create: { name: 'createBeaconGate', from: './beacon/createBeaconGate' },
      takes: ['auditor'],
    },
  ],
  wholeTests: [
    {
      title: 'shines by night',
      statements: "expect(isDark(await call('get', '/beacons'))).toBe(false);",
      imports: [{ name: 'isDark', from: './beacon/__testUtils__/isDark' }],
    },
  ],
  exports: [{ name: 'beaconColours', from: './beacon/colours' }],
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
  ownerPolicies: [
    {
      expression: 'keepersPolicy.factory',
      import: { name: 'keepersPolicy', from: './__testUtils__/keepersPolicy' },
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
    { name: 'ships', from: './beacon/__fixtures__/ships', isList: true },
  ],
  testUpstreams: [
    { name: 'beaconHandlers', from: './beacon/__fixtures__/beacon' },
  ],
  testsDatabases: true,
  readme: {
    resources: ['`beacon` at `/beacons`'],
    services: ['`beacon` in `src/beacon`'],
    actions: ['`turn-beacon`'],
    events: ['`beacon`: each turn'],
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
