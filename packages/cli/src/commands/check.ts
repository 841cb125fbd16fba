import type { CliCommandContext } from '@backstage/cli-node';
import { checkPlugin } from '@stagecraft/generators';
import { formatDifferences } from '../check/differences.ts';
import { callEngine } from '../lib/engine.ts';
import { exitOnFailure, Failure } from '../lib/Failure.ts';
import { parseFlags } from '../lib/flags.ts';
import { open } from '../lib/open.ts';
import { printOut } from '../lib/printOut.ts';
import { progress } from '../lib/progress.ts';

const command = 'yarn backstage-cli stagecraft check';

export default async ({ args }: CliCommandContext) =>
  exitOnFailure(() => callEngine(() => check(args)));

/** Compares plugins with their blueprints. */
async function check(args: string[]): Promise<void> {
  const { plugin, diff } = parseFlags(
    args,
    {
      plugin: {
        type: String,
        placeholder: '<plugin>',
        description: 'Id of the plugin, such as deployments; else all plugins',
      },
      diff: {
        type: Boolean,
        description: 'Print a patch from the blueprint to what is there',
      },
    },
    {
      usage: command,
      description:
        'Compare plugins with their blueprints. The exit code is 1 when a file was edited or is missing.',
      examples: [command, `${command} --plugin deployments --diff`],
    },
  );
  const repository = await open();
  const ids = plugin === undefined ? [...repository.plugins.keys()] : [plugin];
  const differences = [];
  for (const id of ids) {
    progress(`Comparing ${id} with its blueprint`);
    differences.push(...(await checkPlugin(repository, String(id))));
  }
  if (differences.length === 0) {
    await printOut(
      ids.length > 0
        ? `As their blueprints give them: ${ids.join(', ')}\n`
        : 'There is no plugin with a blueprint here\n',
    );
    return;
  }
  await printOut(formatDifferences(differences, Boolean(diff)));
  throw new Failure(diff ? '' : 'See the edits with --diff');
}
