import { join } from 'node:path';
import type { Clone } from '../endToEnd/clone.ts';
import { seconds, takeTurns, time, type Measurement } from './measure.ts';
import { FIRST_PLUGIN, makeFirstPlugins } from './newPlugin.ts';
import type { Workshop } from './workshop.ts';

const PLOP = [
  ...['plop', 'resource', '--', '--plugin', FIRST_PLUGIN],
  ...['--name', 'vessel', '--fields', 'name:string'],
];
const UPSTREAM = [
  ...['--skip-install', '--select', 'backend-plugin'],
  ...['--option', 'pluginId=vessels', '--option', 'owner='],
];

/** `plop resource` against upstream's `new` without its install and lint. */
export async function benchPlop(workshop: Workshop): Promise<Measurement[]> {
  await makeFirstPlugins(workshop);
  const clone = await workshop.ours();
  const ours = await resettable(clone);
  const upstream = await resettable(await workshop.upstream());
  const bin = (name: string) => join('node_modules/.bin', name);
  const [, ...plopArguments] = PLOP;
  const taken = await takeTurns(
    {
      plop: () => ours([bin('plop'), ...plopArguments]),
      upstream: () => upstream([bin('backstage-cli'), 'new', ...UPSTREAM]),
      yarnPlop: () => ours(['yarn', ...PLOP]),
      yarnNew: () => upstream(['yarn', 'new', ...UPSTREAM]),
    },
    { rounds: 5, seconds: 40 },
  );
  return [
    {
      name: 'plop resource',
      how: '`node_modules/.bin/plop resource` against `node_modules/.bin/backstage-cli new --skip-install` of upstream, a process each time; what it wrote is taken back.',
      ratio: taken.plop / taken.upstream,
      goal: { most: 1.2 },
      medians: [seconds(taken.plop), seconds(taken.upstream)],
      explain: () => explain(clone, taken.plop),
    },
    {
      name: 'plop resource, by yarn',
      how: 'The same as `yarn plop resource` against `yarn new --skip-install`.',
      ratio: taken.yarnPlop / taken.yarnNew,
      medians: [seconds(taken.yarnPlop), seconds(taken.yarnNew)],
    },
  ];
}

async function explain(clone: Clone, taken: number): Promise<string> {
  const plop = (...args: string[]) =>
    time(() => clone.succeed(['node_modules/.bin/plop', ...args]));
  const { alone, loaded } = await takeTurns(
    {
      alone: () => plop('--version'),
      loaded: () => plop('resource', '--', '--help'),
    },
    { rounds: 3, seconds: 5 },
  );
  return `plop alone, \`plop --version\`, takes ${seconds(alone)}, and with the generator loaded, \`plop resource -- --help\`, ${seconds(loaded)}; in the other ${seconds(taken - loaded)} templates are compiled, and Prettier formats, which upstream leaves to its user`;
}

/** Times a command, and takes back what it wrote. */
async function resettable(clone: Clone) {
  const git = (...args: string[]) => clone.succeed(['git', ...args]);
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost'];
  await git('add', '--all');
  await git(...author, 'commit', '--quiet', '--allow-empty', '-m', 'Bench');
  return async (command: string[]) => {
    const taken = await time(() => clone.succeed(command));
    await git('add', '--all');
    const changed = await git('diff', '--cached', '--name-only');
    await git('reset', '--quiet', '--hard');
    if (!changed.includes('vessel')) {
      throw new Error(`${command.join(' ')} made nothing`);
    }
    return taken;
  };
}
