import { equal, match, ok } from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LOWEST_NODE } from '../../packages/cli/bin/explainNode.mjs';
import { root } from '../run.ts';
import type { Step } from '../runSteps.ts';
import type { Project } from './Project.ts';

const OLD_NODE = '20.20.2';
const LEFT_OUT =
  /^The commands of @stagecraft\/cli are left out, and all others work: .+$/gm;

/** What `backstage-cli` does with the installed kit, and with one that cannot work. */
export function backstageSteps(project: Project): Step[] {
  const program = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');
  const backstage = (version: string, ...args: string[]) =>
    project.node(version, program, ...args);
  const othersWork = async (version: string, reason: RegExp) => {
    const { exitCode, output } = await backstage(version, '--help');
    equal(exitCode, 0, output);
    match(output, /^ {2}repo /m);
    ok(!/^ {2}stagecraft /m.test(output), output);
    const said = output.match(LEFT_OUT) ?? [];
    equal(said.length, 1, output);
    match(said[0], reason);
  };

  return [
    [
      `backstage-cli has its commands, on Node ${LOWEST_NODE}`,
      async () => {
        project.borrow('@backstage/cli-defaults');
        const { exitCode, output } = await backstage(LOWEST_NODE, '--help');
        equal(exitCode, 0, output);
        match(output, /^ {2}stagecraft /m);
        match(output, /^ {2}repo /m);
        const check = await backstage(LOWEST_NODE, 'stagecraft', 'check');
        equal(check.exitCode, 0, check.output);
        match(check.output, /As their blueprints give them: deployments$/m);
      },
    ],
    [
      `backstage-cli works without them on Node ${OLD_NODE}`,
      () =>
        othersWork(OLD_NODE, /: it needs Node \S+ or later, and this is 20\./),
    ],
    [
      `stagecraft says what it needs on Node ${OLD_NODE}`,
      async () => {
        const { exitCode, output } = await project.node(
          OLD_NODE,
          project.path('node_modules/@stagecraft/cli/bin/stagecraft.mjs'),
          '--help',
        );
        equal(exitCode, 1);
        match(
          output,
          /^stagecraft: it needs Node \S+ or later, and this is 20\.\S+\n$/,
        );
      },
    ],
    [
      `plop says what it needs on Node ${OLD_NODE}, here and in this clone`,
      async () => {
        const plop = join(root, 'node_modules/plop/bin/plop.js');
        const run = async (plopfile: string) => {
          const { exitCode, output } = await project.node(
            OLD_NODE,
            ...[plop, '--plopfile', plopfile, 'custom', '--', '--help'],
          );
          equal(exitCode, 1, output);
          return output;
        };
        match(
          await run(project.path('plopfile.mjs')),
          /^@stagecraft\/cli: it needs Node \S+ or later, and this is 20\.\S+\n$/,
        );
        match(
          await run(join(root, 'plopfile.mjs')),
          /^Node v20\.\S+ cannot read TypeScript; use \.\/yarnw, or Node \S+ or later\n$/,
        );
      },
    ],
    [
      'backstage-cli works without them where the kit is broken',
      async () => {
        const dist = project.path('node_modules/@stagecraft/cli/dist');
        rmSync(join(dist, 'commands/new.mjs'));
        const { exitCode, output } = await backstage(
          LOWEST_NODE,
          ...['new', '--help'],
        );
        equal(exitCode, 0, output);
        match(output, /so upstream's runs/);
        match(output, /--select/);
        rmSync(join(dist, 'register.mjs'));
        await othersWork(LOWEST_NODE, /: Cannot find module/);
      },
    ],
  ];
}
