import { deepEqual, equal, ok } from 'node:assert/strict';
import { lstatSync, realpathSync } from 'node:fs';
import { LOWEST_NODE } from '../../packages/cli/bin/explainNode.mjs';
import type { Archive } from '../registry/pack.ts';
import type { Registry } from '../registry/registry.ts';
import type { Step } from '../runSteps.ts';
import type { Project } from './Project.ts';

// Programs, which a command starts.
const PROGRAMS = ['./bin', './record', './postgresServer'];

/** Publishes the archives, installs them, and loads all that they export. */
export const installSteps = (
  archives: Archive[],
  registry: Registry,
  project: Project,
): Step[] => [
  ['a registry takes them', () => registry.publish(archives)],
  ['yarn add installs them from it', () => install(archives, project)],
  ['every entry point can be imported', () => importAll(archives, project)],
  [
    'PostgreSQL starts from the installed testkit',
    () => startPostgres(project),
  ],
];

async function install(archives: Archive[], project: Project): Promise<void> {
  // What a generated plugin has, as far as it is small.
  const peers = ['@backstage/errors', 'knex', 'zod', 'prettier'];
  const names = archives.map(({ name }) => name);
  await project.install('yarn', 'add', '--dev', ...names, ...peers);
  for (const { name, version } of archives) {
    const folder = project.path('node_modules', name);
    ok(!lstatSync(folder).isSymbolicLink(), `${name} is a link`);
    equal(realpathSync(folder), folder);
    equal(
      project.readJson(`node_modules/${name}/package.json`).version,
      version,
    );
  }
  // Too much for this check; a repository with a plugin has them.
  project.borrow('@backstage/backend-plugin-api');
  project.borrow('@backstage/backend-test-utils');
}

async function importAll(archives: Archive[], project: Project) {
  const ids = archives.flatMap(({ name }) => {
    const { exports = { '.': '' }, engines } = project.readJson(
      `node_modules/${name}/package.json`,
    );
    deepEqual(engines, { node: `>=${LOWEST_NODE}` });
    return Object.keys(exports)
      .filter(key => !/\*|json$/.test(key) && !PROGRAMS.includes(key))
      .map(key => key.replace('.', name));
  });
  const code = `
    // One of them looks for Jest.
    globalThis.afterAll = () => {};
    for (const id of ${JSON.stringify(ids)}) {
      const all = await import(id);
      if (Object.keys(all).length === 0) throw new Error(id + ' exports nothing');
    }`;
  const { exitCode, output } = await project.node(
    LOWEST_NODE,
    ...['--input-type=module', '--eval', code],
  );
  equal(exitCode, 0, `import of ${ids.join(', ')}:\n${output}`);
}

async function startPostgres(project: Project): Promise<void> {
  const { exitCode, output } = await project.node(
    LOWEST_NODE,
    '--eval',
    `require('@stagecraft/backend-testkit/globalSetup')().then(() => {
      const { BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: at } = process.env;
      console.log(at.startsWith('postgresql://postgres:') ? 'it runs' : at);
    });`,
  );
  equal(output.trim(), 'it runs', `exit code ${exitCode}: ${output}`);
}
