import { equal, match } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { missingOptions } from '../../packages/cli/src/new/roles.ts';
import type { Template } from '../../packages/cli/src/new/templates.ts';
import type { Clone } from '../endToEnd/clone.ts';
import { tools, type Step } from '../endToEnd/steps.ts';

const INDEX = 'packages/backend/src/index.ts';

/** Makes a package of each kind, as a person would who reads what is printed. */
export function makeKinds(clone: Clone, templates: Template[]): Step[] {
  const { run, succeed, inClone } = tools(clone);
  const index = inClone(INDEX);
  const edit = (change: (text: string) => string) =>
    writeFileSync(index, change(readFileSync(index, 'utf8')));
  const make = (template: Template) =>
    run(['./yarnw', 'new', ...answers(template)]);
  /** Types a command of a message. */
  const type = (command: string) => succeed(command.split(' '));

  const isReady = async (template: Template) => {
    const { exitCode, output } = await make(template);
    equal(exitCode, 0, output);
    match(output, /^\S+ is ready: /m);
  };

  /** A module does nothing without its plugin, so that is added. */
  const withPlugin = async (template: Template) => {
    const { exitCode, output } = await make(template);
    equal(exitCode, 1, output);
    const [, command, line] =
      /next: (.+), then paste this where your plugins are added: (.+)$/m.exec(
        output,
      )!;
    await type(command);
    edit(text => text.replace(/^backend\.start/m, `${line}\n$&`));
  };

  return templates.map(template => [
    `yarn new makes a ${template.name}`,
    () =>
      template.values.pluginId === 'search'
        ? withPlugin(template)
        : isReady(template),
  ]);
}

/** What upstream would ask for, so that no two packages get in each other's way. */
function answers({ name, role, values }: Template): string[] {
  const known: Record<string, string> = {
    name,
    moduleId: name.replace(/-module$/, ''),
    pluginId: pluginIdFor(name, role),
  };
  return [
    `--select=${name}`,
    '--option=owner=',
    ...missingOptions(role, values)
      .filter(key => key in known)
      .map(key => `--option=${key}=${known[key]}`),
  ];
}

/** Modules extend one that is there, and several kinds make a plugin of one side. */
function pluginIdFor(name: string, role: string): string {
  if (role.endsWith('-module')) {
    return 'catalog';
  }
  return ['backend-plugin', 'frontend-plugin'].includes(role)
    ? name
    : 'deployments';
}
