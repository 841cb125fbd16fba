import { join } from 'node:path';
import { addLine } from '@stagecraft/generators/repository';
import { backstageCommand } from '../lib/backstageScript.ts';
import type { Problem } from '../lib/problems.ts';
import { progress } from '../lib/progress.ts';
import { run } from '../lib/run.ts';
import { commandLine } from '../lib/shell.ts';
import type { CreatedPackage } from './nextSteps.ts';
import type { Surroundings } from './refuse.ts';

/** The backend has the plugins that modules extend. */
export function checkPlugins(
  created: CreatedPackage[],
  { backend, pluginsInUse }: Surroundings,
): Problem[] {
  return created.flatMap(({ name, role, pluginId, pluginPackage }) => {
    if (
      !backend ||
      role !== 'backend-plugin-module' ||
      pluginId === undefined ||
      pluginsInUse.has(pluginId)
    ) {
      return [];
    }
    const plugin = pluginPackage ?? `<package of ${pluginId}>`;
    return {
      reason: `${backend.folder} has no plugin ${JSON.stringify(pluginId)}, and without it ${name} does nothing`,
      next: `yarn workspace ${backend.name} add ${plugin}, then paste this where your plugins are added: ${addLine(plugin)}`,
    };
  });
}

/** Lints, and mends what can be mended without asking. */
export async function lint(
  root: string,
  { folder, name, scripts }: CreatedPackage,
): Promise<Problem[]> {
  if (!scripts.lint) return [];
  progress(`Linting ${folder}: yarn lint --fix`);
  const [program, args] = backstageCommand(scripts.lint, '--fix') ?? [
    'yarn',
    ['run', 'lint', '--fix'],
  ];
  if ((await run(program, args, { cwd: join(root, folder) })) === 0) return [];
  return [
    {
      reason: `lint of ${folder} failed; its output is above`,
      next: commandLine('yarn', 'workspace', name, 'lint'),
    },
  ];
}
