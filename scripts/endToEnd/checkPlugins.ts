import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Clone } from './clone.ts';
import { tools, type Step } from './steps.ts';

/** The scripts of the root that write files into it, and end soon. */
const WRITING = [
  ['artefacts'],
  ['build:all'],
  // CI reads the documentation in a browser here, and nowhere else.
  ['docs', '--check'],
  ['skill'],
];

/** Holds the plugins that were made, unedited, against what a review asks for. */
export function checkPlugins(clone: Clone): Step[] {
  const { succeed, inClone, plugin, stagecraft } = tools(clone);
  return [
    [
      'the plugins are as their blueprints say',
      async () => {
        const { exitCode, output } = await stagecraft('check');
        equal(exitCode, 0, output);
      },
    ],
    [
      'their tests pass on both databases',
      () =>
        succeed([
          './yarnw',
          'backstage-cli',
          'repo',
          'test',
          '--watch=false',
          '--selectProjects',
          ...['deployments', 'k8s-sync', 'permits'].map(plugin),
        ]),
    ],
    [
      'their tests reach 90 % of the lines',
      async () => {
        const output = await succeed([
          './yarnw',
          'workspace',
          plugin('reviews'),
          'test',
          '--watch=false',
          '--coverage',
        ]);
        const [, lines] = /^All files(?:[^|]*\|){4} *([\d.]+)/m.exec(output)!;
        ok(Number(lines) >= 90, output);
      },
    ],
    [
      'they build and pack what belongs in the package',
      async () => {
        const workspace = ['./yarnw', 'workspace', plugin('reviews')];
        await succeed(['./yarnw', 'tsc']);
        await succeed([...workspace, 'build']);
        await succeed([...workspace, 'pack', '--out', inClone('p.tgz')]);
        const files = await succeed(['tar', '-tzf', 'p.tgz']);
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
        await succeed(['rm', 'p.tgz']);
      },
    ],
    [
      'what commands leave behind turns no check red',
      async () => {
        for (const command of WRITING) {
          await succeed(['./yarnw', ...command]);
        }
        await succeed(['./yarnw', 'test', '--static']);
      },
    ],
  ];
}
