import { readFileSync } from 'node:fs';
import { startBackend } from '../endToEnd/backend.ts';
import type { Clone } from '../endToEnd/clone.ts';
import {
  checkTemplatePlugins,
  templateConfig,
} from '../endToEnd/templatePlugins.ts';
import { tools, type Step } from '../endToEnd/steps.ts';

const COMMANDS = {
  'their manifests are complete': 'backstage-cli repo fix --check --publish',
  'they are formatted': 'prettier:check',
  'they typecheck': 'tsc',
  'they lint': 'lint',
  'the plugin is as its blueprint says': 'backstage-cli stagecraft check',
};

// A plugin has the name of its template.
const OURS = {
  'backend-plugin': 'backend-plugin',
  'backend-plugin-integration': 'backend-plugin-integration',
  'backend-plugin-job': 'backend-plugin-job',
  'backend-plugin-secured': 'backend-plugin-secured',
};

/** Holds what was made against the checks of the repository, and boots it. */
export function checkKinds(clone: Clone): Step[] {
  const { succeed, inClone } = tools(clone);
  return [
    ...Object.entries(COMMANDS).map(([name, command]): Step => [
      name,
      () => succeed(['./yarnw', ...command.split(' ')]),
    ]),
    [
      'their tests pass',
      async () => {
        const manifests = await succeed([
          ...['git', 'ls-files', '--others', '--exclude-standard'],
          '*/package.json',
        ]);
        const names = manifests
          .trim()
          .split('\n')
          .map(path => JSON.parse(readFileSync(inClone(path), 'utf8')).name);
        await succeed([
          ...['./yarnw', 'backstage-cli', 'repo', 'test', '--watch=false'],
          // Tests of the frontend wait for a second; a busy machine is no failure.
          ...['--testTimeout=120000', '--maxWorkers=1'],
          '--selectProjects',
          ...names,
        ]);
      },
    ],
    [
      'a backend starts with all of them',
      async () => {
        const command = ['./yarnw', 'start', 'backend'];
        const backend = await startBackend(
          command,
          clone.folder,
          templateConfig(OURS),
        );
        try {
          await checkTemplatePlugins(backend.url, OURS);
        } finally {
          await backend.stop();
        }
      },
    ],
  ];
}
