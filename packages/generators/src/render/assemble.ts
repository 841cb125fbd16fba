import lodash from 'lodash';
import {
  BLUEPRINT_FILE,
  formatBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import {
  hasMigrations,
  type Contribution,
  type Import,
  type ResourceContribution,
} from '../features/contribution.ts';
import { findService } from '../services/index.ts';
import type { RepoFacts, Tree } from './facts.ts';
import { sortedImports } from './imports.ts';
import { renderManifest } from './manifest.ts';
import { loadTemplates } from './templates.ts';

const render = loadTemplates('render/templates');

/**
 * Writes the files that several entries of a blueprint share, and adds those that
 * an entry has of its own. The text is not formatted yet.
 */
export function assemble(
  blueprint: Blueprint,
  contributions: Contribution[],
  facts: RepoFacts,
): Tree {
  const view = pluginView(blueprint, contributions);
  const files = [
    '.eslintrc.js',
    'README.md',
    'dev/index.ts',
    'src/index.ts',
    'src/plugin.ts',
    'src/plugin.test.ts',
    'src/service/authPolicy.ts',
    'src/service/router.ts',
    ...(view.migrates
      ? ['src/migrations.test.ts', 'src/service/migrations.ts']
      : []),
    ...(view.database
      ? ['src/replicas.test.ts', 'src/service/options.ts']
      : []),
  ];
  return {
    [BLUEPRINT_FILE]: formatBlueprint(blueprint),
    'package.json': renderManifest(blueprint, contributions, facts),
    ...Object.fromEntries(
      files.map(path => [path, render(path.replaceAll('/', '.'), view)]),
    ),
    ...Object.assign(
      {},
      ...contributions.map(({ files: own, seeds }) => ({ ...own, ...seeds })),
    ),
  };
}

function pluginView(blueprint: Blueprint, contributions: Contribution[]) {
  const resources = contributions.flatMap(({ resource }) => resource ?? []);
  const customs = contributions.flatMap(({ custom }) => custom ?? []);
  const routed = customs.flatMap(({ name, routes }) =>
    routes ? [{ name, routes }] : [],
  );
  const services = [...new Set(contributions.flatMap(one => one.services))]
    .sort()
    .map(findService);
  const migrates = hasMigrations(contributions);
  const plugin = {
    name: `${lodash.camelCase(blueprint.pluginId)}Plugin`,
    from: './plugin',
  };
  const migrations = {
    name: 'migrationsDirectory',
    from: './service/migrations',
  };
  const openPaths = { name: 'openPaths', from: './service/authPolicy' };
  const all = (
    key: 'service' | 'store' | 'openApi' | 'routes' | 'create' | 'minimal',
  ) => resources.map(resource => resource[key]);

  return {
    id: blueprint.pluginId,
    plugin: plugin.name,
    packageName: blueprint.package.name,
    database: resources.length > 0,
    // Also after the last resource is gone, whose table is to be dropped.
    migrates,
    services,
    resources,
    customs,
    routed,
    // What the router hands on to routes, by variable.
    routerServices: [
      ...resources.map(({ names }) => names),
      ...routed.map(({ name }) => name),
    ],
    tables: [...new Set(contributions.flatMap(one => one.tables))],
    first: resources[0] as ResourceContribution | undefined,
    imports: {
      plugin: sortedImports([
        ...below('./', all('store')),
        ...below(
          './',
          customs.map(({ create }) => create),
        ),
        openPaths,
        ...(migrates ? [migrations] : []),
        { name: 'createRouter', from: './service/router' },
      ]),
      services: sortedImports([
        ...services.map(({ ref }) => ref.import),
        { name: 'createBackendPlugin', from: '@backstage/backend-plugin-api' },
      ]),
      router: sortedImports(
        below('../', [
          ...all('service'),
          ...all('openApi'),
          ...all('routes'),
          ...customs.map(({ service }) => service),
          ...routed.map(({ routes }) => routes),
        ]),
      ),
      pluginTest: sortedImports([
        ...below('./', all('create')),
        plugin,
        openPaths,
      ]),
      migrationsTest: sortedImports([
        ...below('./', [
          ...all('create'),
          ...all('store'),
          ...resources.flatMap(({ inserts }) => inserts),
        ]),
        { ...migrations, name: `${migrations.name} as directory` },
      ]),
      replicasTest: sortedImports([
        ...below('./', all('minimal').slice(0, 1)),
        plugin,
      ]),
    },
  };
}

function below(folder: string, imports: Import[]): Import[] {
  return imports.map(({ name, from }) => ({ name, from: `${folder}${from}` }));
}
