import { doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherEdits } from '../../packages/generators/src/__acceptance__/otherEdits.ts';
import { resourceEdits } from '../../packages/generators/src/__acceptance__/resourceEdits.ts';
import { wiringEdits } from '../../packages/generators/src/__acceptance__/wiringEdits.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { commit } from '../existingApp/makeApp.ts';
import type { Archive } from '../registry/pack.ts';
import { kitVersion } from '../registry/kit.ts';
import type { Step } from '../runSteps.ts';
import { OLDER } from './olderKit.ts';

/** The plugin that the older kit makes. */
export const olderPlugin = 'harbour';

const plugin = ['--plugin', olderPlugin];
const folder = `plugins/${olderPlugin}-backend`;

// What people do to the code, in the files that they edit most.
const EDITS = [
  ...['a service more, used at the end', 'a route between the resources'],
  ...['a method more', 'a route more', 'a shorter field', 'a type more'],
  ...['more time for the tests of replicas', 'a section more in the README'],
  'another version and description',
];

/**
 * Makes a plugin by the kit of before, and brings it to the one that the app has, as
 * its people would: as it was made, and edited.
 *
 * @param app - has the present kit, from a registry
 * @param registry - URL of the registry, which has the older kit, too
 * @param packOlder - gives the archives of the older kit
 */
export function updatePlugins(
  app: Clone,
  registry: string,
  packOlder: () => Promise<Archive[]>,
): Step[] {
  const { succeed, run } = app;
  const version = kitVersion();
  const stagecraft = (...args: string[]) =>
    run(['yarn', 'backstage-cli', 'stagecraft', ...args]);
  const done = async (...args: string[]) => {
    const { exitCode, output } = await stagecraft(...args);
    equal(exitCode, 0, output);
    return output;
  };
  const install = (range: string) =>
    succeed(['yarn', 'up', `@stagecraft/cli@${range}`]);
  const status = () => succeed(['git', 'status', '--porcelain']);
  return [
    [
      `version ${OLDER} makes a plugin`,
      async () => {
        appendFileSync(
          join(app.folder, '.yarnrc.yml'),
          `\nnpmScopes:\n  stagecraft:\n    npmRegistryServer: '${registry}'\n`,
        );
        await install(OLDER);
        await makePlugin(app, done);
        await install(`^${version}`);
        await commit(app, `Make ${olderPlugin} by version ${OLDER}`);
      },
    ],
    [
      'the present kit compares it with that version, and does not change it',
      async () => {
        // Yarn's own settings name another registry; those of the repository are asked.
        const check = [
          'yarn',
          'backstage-cli',
          'stagecraft',
          'check',
          ...plugin,
        ];
        const output = await succeed(check, {
          YARN_NPM_REGISTRY_SERVER: 'https://registry.invalid',
        });
        match(output, new RegExp(`give them: ${olderPlugin}\n`));
        match(
          output,
          new RegExp(`: ${olderPlugin} \\(${OLDER}\\)\\. To update`),
        );

        const older = await packOlder();
        const { file } = older.find(({ name }) =>
          name.endsWith('/generators'),
        )!;
        await succeed([...check, '--from', file], {
          YARN_ENABLE_NETWORK: 'false',
        });
        const field = ['--resource', 'incident', '--add', 'more:text?'];
        const refused = await stagecraft('field', ...plugin, ...field);
        equal(refused.exitCode, 1, refused.output);
        match(refused.output, /stagecraft update --plugin harbour/);
        equal(await status(), '');
      },
    ],
    [
      'update prints a patch, which makes of it what the present kit gives',
      async () => {
        const patch = join(app.folder, '../update.patch');
        const update = 'yarn backstage-cli stagecraft update --dry-run';
        await succeed(['sh', '-c', `${update} > ${patch}`]);
        equal(await status(), '');
        await succeed(['git', 'apply', patch]);
        doesNotMatch(await status(), /-backend\/migrations\//);
        const output = await done('check', ...plugin);
        match(output, new RegExp(`give them: ${olderPlugin}\n`));
        doesNotMatch(output, /To update/);
        await succeed(['git', 'checkout', '--quiet', '.']);
      },
    ],
    [
      'update merges edits, and does so once',
      async () => {
        editPlugin(join(app.folder, folder));
        await commit(app, `Edit ${olderPlugin}`);
        await done('update');
        const changed = await status();
        doesNotMatch(changed, /-backend\/migrations\//);
        ok(changed.includes(`${folder}/src/replicas.test.ts`), changed);
        match(await done('update'), /nothing was changed/);
        equal(await status(), changed);
        await done('check', '--allow-edits');
        await commit(app, `Bring ${olderPlugin} to ${version}`);
      },
    ],
  ];
}

async function makePlugin(
  app: Clone,
  stagecraft: (...args: string[]) => Promise<unknown>,
): Promise<void> {
  await stagecraft('plugin', '--id', olderPlugin);
  for (const [name, fields] of [
    [
      'incident',
      'title:string severity:enum(low,high):index reference:string?:unique',
    ],
    ['comment', 'body:text'],
  ]) {
    await stagecraft(
      ...['resource', ...plugin, '--name', name, '--fields', fields],
    );
  }
  // A table that is committed gets another migration when it changes.
  await commit(app, `Begin ${olderPlugin}`);
  await stagecraft(
    ...['field', ...plugin, '--resource', 'incident'],
    ...['--add', 'priority:integer=3:index'],
  );
  await stagecraft(...['custom', ...plugin, '--name', 'roster', '--router']);
}

function editPlugin(path: string): void {
  const edits = [...wiringEdits, ...resourceEdits, ...otherEdits].filter(
    ({ name }) => EDITS.includes(name),
  );
  equal(edits.length, EDITS.length);
  for (const edit of edits) {
    const file = join(path, edit.path);
    writeFileSync(file, edit.edit(readFileSync(file, 'utf8'))!);
  }
}
