import { equal, match, notEqual, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from '../endToEnd/backend.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { checkPluginSession } from '../endToEnd/curlSession.ts';
import { readDocument } from '../docs/documents.ts';
import { runDocument } from '../docs/run/runDocument.ts';
import type { Step } from '../endToEnd/steps.ts';
import { checkForeignPlugin } from './foreignCaller.ts';

const stagecraft = ['yarn', 'backstage-cli', 'stagecraft'];

/** What the golden path makes there. */
export const plugins = ['deployments', 'oncall'];
const folderOf = (id: string) => `plugins/${id}-backend`;

// What create-app leaves to its team: from here on the code of the kit, and what it
// makes, is typed and tested beside these. The golden path had those of the release.
const OTHER_TOOLS = {
  typescript: '~6.0.0',
  '@types/express': '^5.0.0',
  zod: '^3.25.0',
};

/** Brings the kit into an app, and makes plugins there, as the golden path says. */
export function makePlugins(app: Clone): Step[] {
  const { succeed } = app;
  const page = readDocument('docs/golden-path/in-your-repository.md');
  return [
    [
      'the golden path in your repository does what it says',
      () => runDocument(page, app.folder, () => {}),
    ],
    [
      'the kit comes in once',
      async () => {
        match(
          await succeed([...stagecraft, 'init', '--plopfile', '--ci']),
          /nothing was changed/,
        );
        equal(await succeed(['git', 'status', '--porcelain']), '');
      },
    ],
    [
      'packages of the kit pass the gate for new ones, beside newer tools and older ones',
      async () => {
        const file = join(app.folder, 'package.json');
        const manifest = JSON.parse(readFileSync(file, 'utf8'));
        Object.assign(manifest.devDependencies, OTHER_TOOLS);
        writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
        await succeed(
          ['yarn', 'up', '--recursive', '@stagecraft/backend-runtime'],
          { YARN_NPM_MINIMAL_AGE_GATE: '3d' },
        );
      },
    ],
    [
      'plugins grow by commands and by plop',
      async () => {
        await succeed([
          ...[
            ...stagecraft,
            'resource',
            '--plugin',
            'oncall',
            '--name',
            'note',
          ],
          ...['--fields', 'incident:ref(incident,cascade) body:text'],
        ]);
        await succeed([
          ...[...stagecraft, 'custom', '--plugin', 'oncall'],
          ...['--name', 'calendar', '--services', 'cache', '--router'],
        ]);
        await succeed([
          ...['yarn', 'plop', 'resource', '--', '--plugin', 'deployments'],
          ...['--name', 'comment', '--fields', 'item:ref(item) body:text'],
        ]);
      },
    ],
  ];
}

/**
 * Holds what was made against what the repository's own checks ask for.
 *
 * @param ids - of the plugins, of which some may be edited
 */
export function checkPlugins(app: Clone, ids: string[]): Step[] {
  const { succeed } = app;
  const nameOf = (id: string): string => {
    const file = join(app.folder, folderOf(id), 'package.json');
    return JSON.parse(readFileSync(file, 'utf8')).name;
  };
  return [
    [
      'the plugins of the golden path are as their blueprints say',
      async () => {
        for (const id of plugins) {
          await succeed([...stagecraft, 'check', '--plugin', id]);
        }
      },
    ],
    [
      'they are formatted, typed, linted and as Backstage wants packages',
      async () => {
        const folders = [...ids.map(folderOf), 'packages/backend'];
        await succeed(['yarn', 'prettier', '--check', ...folders]);
        match(await succeed(['yarn', 'tsc', '--version']), /^Version 6\./m);
        await succeed(['yarn', 'tsc']);
        for (const id of ids) {
          await succeed(['yarn', 'workspace', nameOf(id), 'lint']);
        }
        await succeed(['yarn', 'backstage-cli', 'repo', 'fix', '--check']);
      },
    ],
    [
      'one copy of the plugin API is there',
      async () => {
        const lines = await succeed([
          ...['yarn', 'why', '@backstage/backend-plugin-api', '--json'],
        ]);
        const versions = lines.match(/backend-plugin-api@npm:[\d.]+/g) ?? [];
        equal(new Set(versions).size, 1, lines);
      },
    ],
    [
      'their tests pass on SQLite and PostgreSQL',
      async () => {
        const output = await succeed([
          ...['yarn', 'backstage-cli', 'repo', 'test', '--watch=false'],
          ...['--selectProjects', ...ids.map(nameOf), '--verbose'],
        ]);
        for (const database of ['SQLITE_3', 'POSTGRES_18']) {
          ok(output.includes(database), `no test ran on ${database}`);
        }
        notEqual(output.indexOf(' passed'), -1);
      },
    ],
  ];
}

/** Runs the app's backend in development, as create-app sets it up. */
export function serve(app: Clone): Step[] {
  return [
    [
      'the backend of the app serves them, as their READMEs say',
      async () => {
        const backend = await startBackend(
          ['yarn', 'workspace', 'backend', 'start'],
          app.folder,
          { CI: undefined },
        );
        try {
          for (const id of plugins) {
            const readme = join(app.folder, folderOf(id), 'README.md');
            await checkPluginSession(readme, backend.url);
          }
          await checkForeignPlugin(app, backend.url);
        } finally {
          await backend.stop();
        }
      },
    ],
  ];
}
