// From an empty clone to plugins that run: makes them as a person would, with
// nothing edited, and checks what they are. A line for each step; the last counts.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend } from './endToEnd/backend.ts';
import { makeClone } from './endToEnd/clone.ts';
import {
  checkPluginSession,
  checkReadmeSession,
} from './endToEnd/curlSession.ts';
import { startPostgres } from './endToEnd/postgres.ts';
import { inTerminal } from './endToEnd/terminal.ts';
import { run } from './run.ts';

const clone = await makeClone();
const plugin = (id: string) => `@internal/plugin-${id}-backend`;
const inClone = (...path: string[]) => join(clone.folder, ...path);
const plop = (...args: string[]) =>
  clone.succeed(['./yarnw', 'plop', args[0], '--', ...args.slice(1)]);
const stagecraft = (...args: string[]) =>
  clone.run(['./yarnw', 'backstage-cli', 'stagecraft', ...args]);
const status = () => clone.succeed(['git', 'status', '--porcelain', '-uall']);

const steps: [string, () => Promise<unknown>][] = [
  [
    'yarn new makes a plugin',
    async () => {
      const output = await clone.succeed([
        './yarnw',
        'new',
        '--select=backend-plugin',
        '--option=pluginId=deployments',
        '--option=owner=',
      ]);
      match(output, /curl .*\/api\/deployments\/health/);
      ok(existsSync(inClone('node_modules', plugin('deployments'))));
    },
  ],
  [
    'yarn new in a terminal asks for the same',
    async () => {
      const { exitCode, screen } = await inTerminal(
        './yarnw new',
        clone.folder,
        [
          [/What do you want to create/, '\r'],
          [/ID of the plugin/, 'k8s-sync\r'],
          [/owner/i, '\r'],
        ],
      );
      equal(exitCode, 0, screen);
      ok(existsSync(inClone('node_modules', plugin('k8s-sync'))));
    },
  ],
  [
    'a second run is refused and changes nothing',
    async () => {
      const before = await status();
      const { exitCode, output } = await clone.run([
        './yarnw',
        'new',
        '--select=backend-plugin',
        '--option=pluginId=deployments',
        '--option=owner=',
      ]);
      equal(exitCode, 1, output);
      equal(await status(), before);
    },
  ],
  [
    'plop makes a plugin with two resources',
    async () => {
      await plop('plugin', '--id', 'reviews');
      await plop(
        'resource',
        '--plugin=reviews',
        '--name=review',
        '--fields=title:string stars:integer:index verdict:enum(good,bad)? publishedAt:datetime?',
      );
      await plop(
        'resource',
        '--plugin=reviews',
        '--name=changeRequest',
        '--fields=subject:string:unique done:boolean:index owner:entityRef',
      );
    },
  ],
  [
    'plop and yarn new give the same tree',
    async () => {
      await plop('plugin', '--id', 'same');
      await clone.succeed(
        [
          './yarnw',
          'plop',
          'resource',
          '--',
          '--plugin=same',
          '--name=item',
          '--fields=title:string description:text? entityRef:entityRef?:index',
        ],
        { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 1) / 1000) },
      );
      const { output } = await run(
        [
          'diff',
          '-r',
          '-x',
          'node_modules',
          inClone('plugins/same-backend'),
          inClone('plugins/k8s-sync-backend'),
        ],
        {},
      );
      const differing = output
        .split('\n')
        .filter(line => /^[<>]/.test(line))
        .map(line =>
          line
            .slice(2)
            .replaceAll('k8s-sync', 'same')
            .replaceAll('k8SSync', 'same'),
        );
      deepEqual(
        differing.filter((_, index) => index % 2 === 0).sort(),
        differing.filter((_, index) => index % 2 === 1).sort(),
        output,
      );
    },
  ],
  [
    'a dry run is a patch and writes nothing; undo takes a resource out',
    async () => {
      await clone.succeed(['git', 'add', '-A']);
      const before = await clone.succeed(['git', 'stash', 'create']);
      const args = ['--plugin=reviews', '--name=reply', '--fields=body:text'];
      const patch = (await stagecraft('resource', ...args, '--dry-run')).output;
      match(patch, /^\+exports\.up/m);
      const tree = async () =>
        clone.succeed(['git', 'diff', before.trim(), '--stat']);
      equal(await tree(), '');
      equal((await stagecraft('resource', ...args)).exitCode, 0);
      const undone = await stagecraft(
        'undo',
        '--plugin=reviews',
        '--entry=resource/reply',
      );
      equal(undone.exitCode, 0, undone.output);
      equal(await tree(), '');
      equal(
        (await clone.run(['git', 'ls-files', '-o', '--exclude-standard']))
          .output,
        '',
      );
    },
  ],
  [
    'the plugins are as their blueprints say',
    async () => {
      const { exitCode, output } = await stagecraft('check');
      equal(exitCode, 0, output);
    },
  ],
  [
    'they are formatted',
    () =>
      clone.succeed([
        './yarnw',
        'prettier',
        '--check',
        'plugins',
        'packages/backend',
      ]),
  ],
  ['they typecheck', () => clone.succeed(['./yarnw', 'tsc'])],
  ['they lint', () => clone.succeed(['./yarnw', 'lint'])],
  [
    'they are as Backstage wants packages',
    () =>
      clone.succeed([
        './yarnw',
        'backstage-cli',
        'repo',
        'fix',
        '--check',
        '--publish',
      ]),
  ],
  [
    'their tests pass on both databases',
    () =>
      clone.succeed([
        './yarnw',
        'backstage-cli',
        'repo',
        'test',
        '--watch=false',
        '--selectProjects',
        ...['deployments', 'k8s-sync', 'reviews'].map(plugin),
      ]),
  ],
  [
    'they build and pack what belongs in the package',
    async () => {
      const workspace = ['./yarnw', 'workspace', plugin('reviews')];
      await clone.succeed([...workspace, 'build']);
      await clone.succeed([...workspace, 'pack', '--out', inClone('p.tgz')]);
      const files = await clone.succeed(['tar', '-tzf', 'p.tgz']);
      const folders = files
        .trim()
        .split('\n')
        .map(path =>
          path
            .split('/')
            .slice(
              1,
              path.includes('/dist/') || path.includes('/migrations/')
                ? 2
                : undefined,
            )
            .join('/'),
        );
      deepEqual([...new Set(folders)].sort(), [
        'README.md',
        'dist',
        'migrations',
        'package.json',
      ]);
      await clone.succeed(['rm', 'p.tgz']);
    },
  ],
  [
    'the backend serves them on PostgreSQL, as the READMEs say',
    async () => {
      const connection = await startPostgres();
      const backend = await startBackend(
        ['./yarnw', 'start', 'backend'],
        clone.folder,
        {
          APP_CONFIG_backend_database_client: 'pg',
          APP_CONFIG_backend_database_connection: connection,
        },
      );
      try {
        await checkReadmeSession(backend.url);
        for (const id of ['k8s-sync', 'reviews']) {
          await checkPluginSession(
            inClone('plugins', `${id}-backend`, 'README.md'),
            backend.url,
          );
        }
      } finally {
        await backend.stop();
      }
    },
  ],
  [
    'a plugin runs alone',
    async () => {
      const folder = inClone('plugins/reviews-backend');
      const backend = await startBackend(['../../yarnw', 'start'], folder, {});
      try {
        await checkPluginSession(join(folder, 'README.md'), backend.url);
      } finally {
        await backend.stop();
      }
    },
  ],
  [
    'the built backend bundles',
    () => clone.succeed(['./yarnw', 'workspace', 'backend', 'build']),
  ],
];

let passed = 0;
let failed = 0;
for (const [name, step] of steps) {
  const start = performance.now();
  try {
    await step();
    passed += 1;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`✓ ${name}, ${seconds} s`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${name}\n${(error as Error).message}`);
    break;
  }
}
clone.remove();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
