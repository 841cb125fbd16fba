import type { CliCommand } from '@backstage/cli-node';
import { enableCompileCache } from 'node:module';
import { canReplaceNew } from './canReplaceNew.ts';
import { upstreamAlone } from './new/upstreamAlone.ts';
import { verbs } from './verbs.ts';

/**
 * Registers the commands `stagecraft …`, and `new` where this package may replace it.
 *
 * @param registry - of backstage-cli
 * @param root - absolute path of the repository
 * @param isListed - whether backstage-cli has its other commands from modules that the
 *   root package.json lists
 */
export async function register(
  registry: { addCommand(command: CliCommand): void },
  root: string,
  isListed: boolean,
): Promise<void> {
  const replacesNew = await canReplaceNew(root, isListed);
  for (const { name, description, load } of verbs) {
    registry.addCommand({
      path: ['stagecraft', name],
      description,
      execute: { loader: compiledOnce(load) },
    });
  }
  if (replacesNew) {
    registry.addCommand({
      path: ['new'],
      description:
        'Create a plugin, module or library, and check that it is ready',
      execute: {
        loader: compiledOnce(() =>
          import('./commands/new.ts').catch(error => ({
            default: upstreamAlone(root, error),
          })),
        ),
      },
    });
  }
}

// The kit and Prettier take long to compile.
function compiledOnce<Loaded>(load: () => Promise<Loaded>) {
  return () => {
    enableCompileCache();
    return load();
  };
}
