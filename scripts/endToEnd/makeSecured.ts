import { equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import type { Clone } from './clone.ts';
import { tools, type Step } from './steps.ts';

const KINDS = ['backend', 'common', 'node'];
const ON_ITEM = ['--plugin=permits', '--resource=item'];

/** Makes a plugin with packages beside it from a template, and goes on with it. */
export function makeSecured(clone: Clone): Step[] {
  const { succeed, run, inClone, stagecraft, tree } = tools(clone);
  const folderOf = (kind: string) => inClone('plugins', `permits-${kind}`);
  const succeedIn = async (...args: string[]) => {
    const { exitCode, output } = await stagecraft(...args);
    equal(exitCode, 0, output);
  };
  const make = [
    ...['./yarnw', 'new', '--select=backend-plugin-secured'],
    ...['--option=pluginId=permits', '--option=owner='],
  ];
  return [
    [
      'yarn new makes no plugin whose packages cannot all be made',
      async () => {
        mkdirSync(folderOf('node'), { recursive: true });
        const before = await tree();
        const { exitCode, output } = await run(make);
        equal(exitCode, 1, output);
        match(output, /plugins\/permits-node is there already/);
        equal(await tree(), before);
        rmSync(folderOf('node'), { recursive: true });
      },
    ],
    [
      'yarn new makes a plugin and the packages beside it',
      async () => {
        await succeed(make);
        for (const kind of KINDS) {
          const name = `@internal/plugin-permits-${kind}`;
          ok(existsSync(inClone('node_modules', name)), name);
        }
      },
    ],
    [
      'commands go on with it, and undo leads back',
      async () => {
        const before = await tree();
        await succeedIn('field', ...ON_ITEM, '--add=note:string?');
        await succeedIn('action', ...ON_ITEM);
        await succeedIn('check');
        for (const entry of ['action/item', 'field/item/note', 'client/item']) {
          await succeedIn('undo', '--plugin=permits', `--entry=${entry}`);
        }
        for (const kind of ['common', 'node']) {
          equal(existsSync(folderOf(kind)), false, kind);
        }
        await succeedIn('client', ...ON_ITEM);
        equal(await tree(), before);
      },
    ],
  ];
}
