import lodash from 'lodash';
import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  hasMigrations,
  type Contribution,
  type Creation,
  type Expression,
  type Import,
  type TestEntities,
} from '../features/contribution.ts';
import { findService } from '../services/index.ts';
import { accessView } from './accessView.ts';
import { composeServices } from './compositions.ts';
import { seenFrom, sortedImports, splitImports } from './imports.ts';

const TESTKIT = '@stagecraft/backend-testkit';

// What puts handlers in place of outside systems.
const MSW: Import[] = [
  { name: 'http', from: 'msw' },
  { name: 'passthrough', from: 'msw' },
  { name: 'setupServer', from: 'msw/node' },
];

const isOfPackage = ({ from }: Import) => !from.startsWith('.');

/** Everything that the templates of shared files say, from all slots. */
export function pluginView(
  blueprint: Blueprint,
  contributions: Contribution[],
) {
  const all = <T>(slot: (one: Contribution) => T[]) =>
    contributions.flatMap(slot);
  const once = <T>(slot: (one: Contribution) => T[]) => [...new Set(all(slot))];
  const migrates = hasMigrations(contributions);
  const registered = all(one => one.registered);
  const composed = composeServices(contributions);
  const started = all(one => one.started);
  const gates = all(one => one.gates);
  const routes = all(one => one.routes);
  const openApi = routes.flatMap(one => one.openApi ?? []);
  const config = all(one => one.config);
  const tables = uniqueTables(all(one => one.tables));
  const [replicated] = all(one => one.replicated);
  const services = lodash.sortBy(
    lodash.uniqBy(
      [
        ...all(one => one.services).map(findService),
        ...all(one => one.serviceRefs),
      ],
      'name',
    ),
    'name',
  );
  const routed = new Set([...gates, ...routes].flatMap(({ takes }) => takes));
  const offered = [
    // The router has it in any case.
    ...services
      .filter(({ name }) => name !== 'httpAuth' && routed.has(name))
      .map(({ name, type }) => ({ name, type: type.import })),
    ...composed.filter(({ name, isOffered }) => isOffered || routed.has(name)),
  ];
  const access = all(one => one.access);

  const plugin = {
    name: `${lodash.camelCase(blueprint.pluginId)}Plugin`,
    from: './plugin',
  };
  const migrations = {
    name: 'migrationsDirectory',
    from: './service/migrations',
  };
  const openPaths = { name: 'openPaths', from: './service/authPolicy' };
  const configValue = { name: 'config', from: './__fixtures__/config' };
  const fills = tables.flatMap(({ fill }) => fill ?? []);
  const testEntities = lodash.uniqBy(
    all(one => one.testEntities),
    'name',
  );
  const upstreams = all(one => one.testUpstreams);
  const wholeTests = all(one => one.wholeTests);
  const testFeatures = [
    ...lodash.uniqBy(
      all(one => one.testFeatures),
      'expression',
    ),
    ...(testEntities.length > 0 ? [catalogOf(testEntities)] : []),
  ];
  // All that belong to a resource have the same.
  const ownerPolicies = lodash.uniqBy(
    all(one => one.ownerPolicies),
    'expression',
  );
  const testFeatureImports = [
    ...testFeatures.map(one => one.import),
    ...testEntities,
  ];

  return {
    id: blueprint.pluginId,
    configId: lodash.camelCase(blueprint.pluginId),
    plugin: plugin.name,
    packageName: blueprint.package.name,
    // Also after the last table is gone, which is to be dropped.
    migrates,
    services,
    registered,
    composed,
    started,
    offered,
    usesKnex: [...composed, ...started].some(({ takes }) =>
      takes.includes('knex'),
    ),
    gates,
    rawRoutes: routes.filter(({ isRaw }) => isRaw),
    routes: routes.filter(({ isRaw }) => !isRaw),
    // What no route takes is there for routes of people's own.
    taken: offered.map(({ name }) => name).filter(name => routed.has(name)),
    openApi,
    ownPaths: routes.flatMap(({ path }) => path ?? []),
    openPaths: all(one => one.openPaths),
    undocumented: routes.some(one => one.openApi === undefined),
    config,
    development: {
      config: config.flatMap(({ name, isOptional, testValue, devValue }) =>
        isOptional ? [] : [{ name, value: devValue ?? testValue }],
      ),
      plugins: once(one => one.developmentPlugins),
      catalog: testEntities.length > 0 && catalogOf(testEntities).expression,
    },
    isConfigOptional: config.every(({ isOptional }) => isOptional),
    tables,
    fills,
    fillsAsUser: fills.some(({ statements }) =>
      /\bcredentials\b/.test(statements),
    ),
    ...accessView(access, ownerPolicies.length > 0),
    creations: inOrder(all(one => one.creations)),
    replicated,
    testFeatures,
    ownerPolicies,
    upstreams,
    wholeTests,
    readme: {
      resources: once(one => one.readme.resources),
      services: once(one => one.readme.services),
      actions: once(one => one.readme.actions),
      background: once(one => one.readme.background),
      notes: once(one => one.readme.notes),
      permissions: all(one => one.readme.permissions),
      events: all(one => one.readme.events),
      first: all(one => one.readme.tries)[0],
      calls: all(one => one.readme.calls),
      shell: all(one => one.readme.shell),
      configured: config.flatMap(({ name, example }) =>
        example ? [{ name, example }] : [],
      ),
    },
    exports: sortedImports(all(one => one.exports)),
    imports: {
      plugin: sortedImports([
        ...registered.map(({ call }) => call),
        ...composed.map(({ create }) => create),
        ...started.map(({ call }) => call),
        openPaths,
        ...(migrates ? [migrations] : []),
        { name: 'createRouter', from: './service/router' },
      ]),
      development: splitImports(
        [
          ...(config.some(({ isOptional }) => !isOptional)
            ? [{ name: 'developmentConfig', from: TESTKIT }]
            : []),
          ...(testEntities.length > 0
            ? [catalogOf(testEntities).import, ...testEntities]
            : []),
        ].map(fromDev),
      ),
      config: sortedImports(config.flatMap(({ imports = [] }) => imports)),
      services: sortedImports([
        ...services.map(({ ref }) => ref.import),
        { name: 'createBackendPlugin', from: '@backstage/backend-plugin-api' },
      ]),
      routerServices: sortedImports(
        lodash.sortBy(
          [
            { name: 'HttpAuthService', from: '@backstage/backend-plugin-api' },
            ...offered.flatMap(({ type }) => (isOfPackage(type) ? [type] : [])),
          ],
          'name',
        ),
      ),
      router: sortedImports(
        [
          ...offered.flatMap(({ type }) => (isOfPackage(type) ? [] : [type])),
          ...openApi,
          ...[...gates, ...routes].map(({ create }) => create),
        ].map(one => seenFrom('service', one)),
      ),
      pluginTest: splitImports([
        { name: 'mountedPaths', from: TESTKIT },
        ...all(one => one.creations).map(({ body }) => body),
        ...testFeatureImports,
        ...ownerPolicies.map(one => one.import),
        ...wholeTests.flatMap(({ imports }) => imports),
        ...upstreams,
        ...(upstreams.length > 0 ? MSW : []),
        ...access.flatMap(({ input }) => input?.import ?? []),
        ...(config.length > 0 ? [configValue] : []),
        plugin,
        openPaths,
      ]),
      migrationsTest: sortedImports([
        ...fills.flatMap(({ imports }) => imports),
        { ...migrations, name: `${migrations.name} as directory` },
      ]),
      replicasTest: splitImports([
        { name: 'createTestDatabases, startTogether', from: TESTKIT },
        ...(replicated ? [replicated.body] : []),
        ...testFeatureImports,
        ...(config.length > 0 ? [configValue] : []),
        plugin,
      ]),
    },
  };
}

// A service has one factory, so all that is to be in the catalog is in one.
function catalogOf(entities: TestEntities[]): Expression {
  return {
    expression: `catalogServiceMock.factory({ entities: [${entities.map(({ name, isList }) => (isList ? `...${name}` : name)).join(', ')}] })`,
    import: {
      name: 'catalogServiceMock',
      from: '@backstage/plugin-catalog-node/testUtils',
    },
  };
}

// The folder is beside src.
function fromDev({ name, from }: Import): Import {
  return { name, from: from.replace('./', '../src/') };
}

// A table whose resource was removed may be there again.
function uniqueTables(tables: Contribution['tables']) {
  const byName = new Map(tables.map(table => [table.name, table]));
  tables.forEach(table => table.fill && byName.set(table.name, table));
  return [...byName.values()];
}

/** Creations after those that they refer to. In a circle one has to do without. */
function inOrder(creations: Creation[]) {
  const waiting = [...creations];
  const made: string[] = [];
  const firstWith = (
    isNeeded: (parent: Creation['parents'][number]) => boolean,
  ) =>
    waiting.find(({ parents }) =>
      parents.every(parent => !isNeeded(parent) || made.includes(parent.path)),
    );
  return creations.map(() => {
    const next = (firstWith(() => true) ?? firstWith(one => one.isNeeded))!;
    waiting.splice(waiting.indexOf(next), 1);
    const parents = next.parents.map(parent => ({
      ...parent,
      isThere: made.includes(parent.path),
    }));
    made.push(next.path);
    return { ...next, parents };
  });
}
