import type { Tree } from '../render/facts.ts';
import {
  API,
  backend,
  json,
  lock,
  plugin,
  root,
  start,
  CREATE,
} from './layoutFiles.ts';

/**
 * A shape of Backstage repository, of our own making after public ones: a small tree, and
 * what becomes of a new plugin in it.
 */
export interface Layout {
  files: Tree;
  /** Whether git knows it; most it does. */
  git?: false;
  /** What is said beside the id. */
  answers?: Record<string, string>;
  expected: Made | { refused: string };
}

/** A plugin is made. What is left out is as in a repository that create-app made. */
export interface Made {
  folder?: string;
  name?: string;
  /** The folder of the backend that gets it. */
  backend?: string;
  /** The file of it that gets the line, if any. */
  entry?: string;
  /** That file afterwards. */
  code?: string;
  /** The range of backend-plugin-api. */
  range?: string;
  license?: string;
}

const NAME = '@internal/backstage-plugin-deployments-backend';
const line = (name = NAME) => `backend.add(import('${name}'));`;

const INDEX = 'packages/backend/src/index.ts';
const usual = {
  'package.json': root(),
  'packages/backend/package.json': backend('backend'),
  [INDEX]: start(),
};

/** One whose backend starts in another way. */
const startedBy = (before: string, after: string): Layout => ({
  files: { ...usual, [INDEX]: before },
  expected: { code: after },
});

const refused = (files: Tree, message: string): Layout => ({
  files: { ...usual, ...files },
  expected: { refused: message },
});

const worker = {
  'packages/worker/package.json': backend('@acme/worker'),
  'packages/worker/src/index.ts': start(),
};

export const layouts: Record<string, Layout> = {
  'as create-app makes it': {
    files: { ...usual, 'yarn.lock': lock('1.10.1', '^1.9.0', '^1.10.1') },
    expected: { range: '^1.10.1' },
  },
  'no git': { files: usual, git: false, expected: {} },

  'two backends, of which one is said': {
    files: { ...usual, ...worker },
    answers: { backend: '@acme/worker' },
    expected: { backend: 'packages/worker' },
  },
  'two backends, of which none is said': refused(
    worker,
    'there is more than one backend; there are: backend in packages/backend, @acme/worker in packages/worker; say which with: yarn backstage-cli stagecraft plugin --id deployments --backend backend',
  ),
  'a backend in packages/server, which starts in another file': {
    files: {
      'package.json': root(),
      'packages/server/package.json': backend('server', { [API]: '1.6.2' }),
      'packages/server/src/index.ts': "import './main';\n",
      'packages/server/src/main.ts': start(),
    },
    expected: {
      backend: 'packages/server',
      entry: 'src/main.ts',
      range: '1.6.2',
    },
  },
  'ranges of backstage:^': {
    files: {
      ...usual,
      'packages/backend/package.json': backend('backend', {
        '@backstage/backend-defaults': 'backstage:^',
      }),
      'yarn.lock': lock('1.8.0', '^1.8.0'),
    },
    expected: { range: 'backstage:^' },
  },
  'nested workspaces': {
    files: {
      'package.json': root({ workspaces: ['suites/*'] }),
      'suites/a/package.json': json({
        workspaces: ['packages/*', 'plugins/*'],
      }),
      'suites/a/packages/backend/package.json': backend('a'),
      'suites/a/packages/backend/src/index.ts': start(),
      'suites/a/plugins/b/package.json': plugin('b', '~1.7.0'),
    },
    expected: {
      folder: 'suites/a/plugins/deployments-backend',
      backend: 'suites/a/packages/backend',
      range: '~1.7.0',
    },
  },
  'plugins outside of plugins': {
    files: {
      ...usual,
      'package.json': root({ workspaces: ['packages/*', 'features/*/*'] }),
      'features/backend/a/package.json': plugin('a', '^1.5.0'),
      'features/backend/b/package.json': plugin('b', '^1.5.0'),
      'features/other/c/package.json': plugin('c', '^1.4.4'),
    },
    expected: {
      folder: 'features/backend/deployments-backend',
      range: '^1.5.0',
    },
  },
  'no place for plugins': refused(
    { 'package.json': root({ workspaces: ['packages/backend'] }) },
    'no pattern of the workspaces in package.json has a place for plugins/deployments-backend; add "plugins/*" to them',
  ),
  'another scope, in the flags of its script': {
    files: {
      ...usual,
      'package.json': root({
        scripts: { new: 'backstage-cli new --scope acme --license MIT' },
      }),
    },
    expected: {
      name: '@acme/backstage-plugin-deployments-backend',
      code: start(line('@acme/backstage-plugin-deployments-backend')),
      license: 'MIT',
    },
  },

  'a start where it is created': startedBy(
    `${CREATE}createBackend().start();\n`,
    `${CREATE}const backend = createBackend();\n${line()}\nbackend.start();\n`,
  ),
  'a chain of adds': startedBy(
    "import { createAcmeBackend } from '@acme/backend';\n\ncreateAcmeBackend().add(import('a')).start();\n",
    `import { createAcmeBackend } from '@acme/backend';\n\ncreateAcmeBackend()\n  .add(import('a'))\n  .add(import('${NAME}'))\n  .start();\n`,
  ),
  'a start in an if of one line': startedBy(
    `${CREATE}const backend = createBackend();\nif (require.main === module) backend.start();\n`,
    `${CREATE}const backend = createBackend();\n${line()}\nif (require.main === module) backend.start();\n`,
  ),
  'a wrapper of createBackend, in another file': {
    files: {
      ...usual,
      'packages/backend/src/createAcmeBackend.ts': `${CREATE}export const createAcmeBackend = () => {\n  const backend = createBackend();\n  backend.add(import('a'));\n  return backend;\n};\n`,
      [INDEX]:
        "import { createAcmeBackend } from './createAcmeBackend';\n\nconst app = createAcmeBackend();\n\nvoid app.start();\n",
    },
    expected: {
      code: `import { createAcmeBackend } from './createAcmeBackend';\n\nconst app = createAcmeBackend();\n\n${line().replace('backend', 'app')}\nvoid app.start();\n`,
    },
  },
  'feature discovery': {
    files: {
      ...usual,
      'app-config.yaml': 'backend:\n  packages: all\n',
      [INDEX]: start('backend.add(discoveryFeatureLoader);').replace(
        'createBackend',
        'createBackend, discoveryFeatureLoader',
      ),
    },
    expected: { entry: undefined },
  },
  'a line that is there': {
    files: { ...usual, [INDEX]: start(line()) },
    expected: { entry: undefined },
  },
  'a start that nobody can see': refused(
    { [INDEX]: "import '@acme/backend/start';\n" },
    `found no place in ${INDEX} where the backend starts; add this line where your plugins are added, and run the command again:\n  ${line()}`,
  ),

  'a legacy backend': refused(
    {
      [INDEX]:
        "import { createServiceBuilder } from '@backstage/backend-common';\n\nawait createServiceBuilder(module).start();\n",
    },
    `the backend backend is one of the old backend system, by what ${INDEX} imports, and plugins of the kit need the new one; move it there first, as https://backstage.io/docs/backend-system/building-backends/migrating says`,
  ),
  'no backend at all': refused(
    { 'packages/backend/package.json': json({ name: 'backend' }) },
    'no package of this repository has the role of a backend, to which the plugin should be added; give it to yours with "backstage": { "role": "backend" } in its package.json',
  ),
  'a lockfile of npm': refused(
    { 'package-lock.json': '{}\n' },
    'Backstage is installed with Yarn, and this repository has package-lock.json, a file of npm; move it to Yarn with: yarn set version stable',
  ),
};
