import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { all, replace } from '../edit.ts';
import type { Step, Workspace } from '../workspace.ts';

const MODULE = 'plugins/harbour-backend-module-tides';
const MOCK = 'src/__testUtils__/vesselsMock.ts';
const SERVICE = 'src/roster/RosterService.ts';

// As the README of the package says.
const fills: Record<string, (text: string) => string> = {
  'package.json': replace(
    '"dependencies": {',
    '"dependencies": {\n    "@internal/plugin-harbour-node": "workspace:^",',
  ),
  'src/module.ts': all(
    replace(
      "} from '@backstage/backend-plugin-api';\n",
      "} from '@backstage/backend-plugin-api';\nimport { providerExtensionPoint } from '@internal/plugin-harbour-node';\n",
    ),
    replace(
      'deps: { logger: coreServices.logger },',
      'deps: {\n        logger: coreServices.logger,\n        providers: providerExtensionPoint,\n      },',
    ),
    replace('init({ logger })', 'init({ logger, providers })'),
    replace(
      "logger.info('Hello World!');",
      "providers.addProvider({ name: 'tides' });\n        logger.info('Hello World!');",
    ),
  ),
};

const byHand = replace(
  `  async list(): Promise<string[]> {
    return [];
  }`,
  `  async list(options: {
    credentials: BackstageCredentials<BackstageUserPrincipal>;
  }): Promise<string[]> {
    const { vessels } = this.options;
    await vessels.create({ title: 'Tug' }, options);
    const titles: string[] = [];
    for await (const { items } of vessels.pages({ limit: 1 }, options)) {
      titles.push(...items.map(one => \`\${one.title} of \${one.createdBy}\`));
    }
    return titles;
  }`,
);

// The client stands for a plugin that its tests do not have.
const withPages = replace(
  '// What the plugin calls, and what that answers.',
  'async *pages() {},',
);

const page = `import { Vessel } from '@internal/plugin-harbour-common';

/** Says how long it is. */
export function describe(vessel: Vessel): string {
  return \`\${vessel.title}, \${vessel.length ?? 'of unknown length'}\`;
}
`;

/**
 * Uses the packages beside a plugin's own as others do: a plugin calls its client by code
 * that is written by hand, a module of Backstage's own template fills its extension
 * point, and a page of a frontend has its types.
 */
export function useSiblings(workspace: Workspace): Step[] {
  return [['use of packages beside a plugin', async () => use(workspace)]];
}

/**
 * Adds tests of that use. A plugin does not depend on another one, as these do, so they
 * come once the rest is linted.
 */
export function addTests(workspace: Workspace): string {
  const tests = {
    'module.test.ts': `${MODULE}/src`,
    'calls.test.ts': 'plugins/pilots-backend/src',
  };
  for (const [name, folder] of Object.entries(tests)) {
    const text = readFileSync(join(import.meta.dirname, `${name}.hbs`), 'utf8');
    workspace.add(`${folder}/${name}`, text);
  }
  return `${Object.keys(tests).length} tests`;
}

/** What holds for these packages alone, once everything compiles. */
export function siblingSteps(workspace: Workspace): Step[] {
  return [
    [
      'tsc without Node',
      () => workspace.runBin('tsc', '--pretty', 'false', '-p', 'browser.json'),
    ],
    [
      'repo fix',
      () =>
        workspace.runBin(
          'backstage-cli',
          'repo',
          'fix',
          '--check',
          '--publish',
        ),
    ],
  ];
}

function use(workspace: Workspace): string {
  addModule(workspace);
  const files = workspace.read('plugins/pilots-backend');
  for (const [path, text] of Object.entries({
    [`plugins/pilots-backend/${SERVICE}`]: byHand(files[SERVICE]),
    [`plugins/pilots-backend/${MOCK}`]: withPages(files[MOCK]),
    'plugins/page/package.json': JSON.stringify({
      ...{ name: '@internal/page', version: '0.1.0', sideEffects: false },
      ...{ main: 'src/index.tsx', types: 'src/index.tsx', files: ['dist'] },
      backstage: { role: 'web-library' },
      dependencies: { '@internal/plugin-harbour-common': 'workspace:^' },
    }),
    'plugins/page/src/index.tsx': page,
    'browser.json': JSON.stringify({
      extends: './tsconfig.json',
      include: ['plugins/page/src', 'plugins/*-common/src'],
      compilerOptions: { lib: ['ES2022', 'DOM'], types: [] },
    }),
  })) {
    workspace.add(path, text);
  }
  // It says that there is nothing.
  workspace.remove('plugins/pilots-backend/src/roster/RosterService.test.ts');
  return 'a plugin, a module and a page';
}

/** Makes a module as `yarn new` does. */
function addModule(workspace: Workspace): void {
  const template = join(
    workspace.root,
    'node_modules/@backstage/cli-module-new/templates/backend-plugin-module',
  );
  const values = {
    ...{ pluginId: 'harbour', moduleId: 'tides' },
    moduleVar: 'harbourModuleTides',
    packageName: '@internal/plugin-harbour-backend-module-tides',
    pluginPackage: '@internal/plugin-harbour-backend',
  };
  for (const path of [
    '.eslintrc.js',
    'package.json',
    'src/index.ts',
    'src/module.ts',
  ]) {
    const text = readFileSync(join(template, `${path}.hbs`), 'utf8');
    const made = Handlebars.compile(text, { noEscape: true })(values, {
      helpers: { versionQuery: () => '*' },
    });
    workspace.add(`${MODULE}/${path}`, fills[path]?.(made) ?? made);
  }
}
