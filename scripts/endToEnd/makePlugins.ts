import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { Clone } from './clone.ts';
import { readTree, tools, type Step } from './steps.ts';
import { inTerminal } from './terminal.ts';

const newDeployments = [
  './yarnw',
  'new',
  '--select=backend-plugin',
  '--option=pluginId=deployments',
  '--option=owner=',
];

/** Makes plugins in each way there is, and takes a resource out again. */
export function makePlugins(clone: Clone): Step[] {
  const { succeed, run, inClone, plugin, plop, stagecraft, tree } =
    tools(clone);
  return [
    [
      'yarn new makes a plugin',
      async () => {
        const output = await succeed(newDeployments);
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
        const before = await tree();
        const { exitCode, output } = await run(newDeployments);
        equal(exitCode, 1, output);
        equal(await tree(), before);
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
      'plop seeds a service with routes',
      async () => {
        const output = await plop(
          'custom',
          '--plugin=reviews',
          '--name=roster',
          '--services=urlReader,cache',
          '--router',
        );
        match(output, /curl .*\/api\/reviews\/roster /);
      },
    ],
    [
      'plop and yarn new give the same tree',
      async () => {
        await plop('plugin', '--id', 'twin-of-it');
        await succeed(
          [
            './yarnw',
            'plop',
            'resource',
            '--',
            '--plugin=twin-of-it',
            '--name=item',
            '--fields=title:string description:text? entityRef:entityRef?:index',
          ],
          { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 1) / 1000) },
        );
        deepEqual(
          readTree(inClone('plugins/k8s-sync-backend'), 'k8s-sync', 'k8SSync'),
          readTree(
            inClone('plugins/twin-of-it-backend'),
            'twin-of-it',
            'twinOfIt',
          ),
        );
      },
    ],
    [
      'so does upstream without the kit, but for line breaks',
      async () => {
        const before = await tree();
        await succeed([
          './yarnw',
          'node',
          'node_modules/@backstage/cli-module-new/bin/backstage-cli-module-new',
          'new',
          '--select=backend-plugin',
          '--option=pluginId=plain-upstream',
          '--option=owner=',
          '--skip-install',
        ]);
        const folder = 'plugins/plain-upstream-backend';
        await succeed(['./yarnw', 'prettier', '--write', folder]);
        deepEqual(
          readTree(inClone(folder), 'plain-upstream', 'plainUpstream'),
          readTree(inClone('plugins/k8s-sync-backend'), 'k8s-sync', 'k8SSync'),
        );
        await succeed(['git', 'add', '-A']);
        await succeed(['git', 'read-tree', '--reset', '-u', before.trim()]);
      },
    ],
    [
      'a dry run is a patch and writes nothing; undo takes a resource out',
      async () => {
        const before = await tree();
        const args = ['--plugin=reviews', '--name=reply', '--fields=body:text'];
        const patch = await stagecraft('resource', ...args, '--dry-run');
        match(patch.output, /^\+exports\.up/m);
        equal(await tree(), before);

        const made = await stagecraft('resource', ...args);
        equal(made.exitCode, 0, made.output);
        notEqual(await tree(), before);
        const undone = await stagecraft(
          'undo',
          '--plugin=reviews',
          '--entry=resource/reply',
        );
        equal(undone.exitCode, 0, undone.output);
        equal(await tree(), before);
      },
    ],
  ];
}
