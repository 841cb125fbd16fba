import { createCliModule } from '@backstage/cli-node';
import { canReplaceNew } from './canReplaceNew.ts';

// backstage-cli imports this file for every command it runs, so commands are loaded late.
export default createCliModule({
  packageJson: { name: '@stagecraft/cli' },
  init: async registry => {
    if (await canReplaceNew()) {
      registry.addCommand({
        path: ['new'],
        description:
          'Create a plugin, module or library, and check that it is ready',
        execute: { loader: () => import('./commands/new.ts') },
      });
    }
  },
});
