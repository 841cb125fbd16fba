import type { Tree } from '../render/facts.ts';
import { TestRepository } from './TestRepository.ts';

const INDEX = `import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();
backend.start();
`;

const pointers = (packageName: string, names: string[]) =>
  names.map(name => `${packageName}/templates/${name}`);

/** What `new` offers of itself in release 1.55 and in release 1.41. */
export const PRESENT = pointers('@backstage/cli-module-new', [
  ...['frontend-plugin', 'legacy-frontend-plugin', 'backend-plugin'],
  ...['backend-plugin-module', 'node-library'],
]);
export const OLD = pointers('@backstage/cli', [
  ...['frontend-plugin', 'backend-plugin', 'node-library'],
]);

const listAs = (list: string[]) =>
  `'use strict';\nconst defaultTemplates = ${JSON.stringify(list, null, 2)};\nexports.defaultTemplates = defaultTemplates;\n`;

const installed = (name: string, manifest: object) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, ...manifest }),
});

/** What is installed of the CLI of a release. */
export const CLI: Record<'present' | 'old', Tree> = {
  present: {
    ...installed('@backstage/cli', {
      dependencies: { '@backstage/cli-defaults': '^0.1.6' },
    }),
    ...installed('@backstage/cli-defaults', {
      backstage: { role: 'cli-module' },
    }),
    'node_modules/@backstage/cli-module-new/dist/lib/defaultTemplates.cjs.js':
      listAs(PRESENT),
  },
  old: {
    ...installed('@backstage/cli', { dependencies: {} }),
    'node_modules/@backstage/cli/dist/modules/new/lib/defaultTemplates.cjs.js':
      listAs(OLD),
  },
};

/** The root package.json of an app of create-app, as far as it matters. */
export const ROOT = {
  name: 'root',
  scripts: { tsc: 'tsc', new: 'backstage-cli new' },
  backstage: { cli: { new: { globals: { license: 'UNLICENSED' } } } },
  workspaces: ['packages/*', 'plugins/*'],
  devDependencies: {
    '@backstage/cli': '^0.36.6',
    '@backstage/cli-defaults': '^0.1.6',
    typescript: '~5.8.0',
  },
  resolutions: { '@types/react': '^18' },
};

/** Writes a manifest as Yarn does. */
export const write = (manifest: object) =>
  `${JSON.stringify(manifest, null, 2)}\n`;

/** A repository as create-app makes it, which knows nothing of the kit. */
export function foreignRepository(
  files: Partial<Tree> = {},
  cli: Tree = CLI.present,
): TestRepository {
  const all: Partial<Tree> = {
    'package.json': write(ROOT),
    'backstage.json': '{ "version": "1.55.0" }\n',
    'yarn.lock': '__metadata:\n  version: 8\n',
    'packages/app/package.json':
      '{"name":"app","dependencies":{"@backstage/frontend-defaults":"*"}}',
    'packages/backend/package.json':
      '{"name":"backend","backstage":{"role":"backend"}}',
    'packages/backend/src/index.ts': INDEX,
    ...cli,
    ...files,
  };
  const given = Object.entries(all).filter(([, text]) => text !== undefined);
  return new TestRepository(Object.fromEntries(given) as Tree);
}
