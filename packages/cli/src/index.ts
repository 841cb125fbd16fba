/**
 * What `backstage-cli` loads when a root package.json names this package.
 *
 * @packageDocumentation
 */
import { createCliModule } from '@backstage/cli-node';
import { canReplaceNew } from './canReplaceNew.ts';

/** The generators of the engine, which is too heavy to ask for their descriptions here. */
const generators = {
  plugin: 'Make a backend plugin, wired into the backend',
  resource: 'Add a resource to a plugin: routes, store, migration, tests',
  field: 'Add, remove or rename fields of a resource, with a migration',
  custom: 'Seed a service for code written by hand, and wire it',
  undo: 'Take a resource, a change of its fields or a service back again',
} as const;

// backstage-cli imports this file for every command it runs, so commands are loaded late.
/**
 * The commands `stagecraft …`, and `new` where this package may replace it.
 *
 * @see https://backstage.io/docs/tooling/cli/building-cli-modules
 */
export default createCliModule({
  packageJson: { name: '@stagecraft/cli' },
  init: async registry => {
    for (const [name, description] of Object.entries(generators)) {
      registry.addCommand({
        path: ['stagecraft', name],
        description,
        execute: {
          loader: async () => ({
            default: (await import('./commands/generators.ts')).commandOf(name),
          }),
        },
      });
    }
    registry.addCommand({
      path: ['stagecraft', 'check'],
      description:
        'Compare plugins with their blueprints, and judge their migrations',
      execute: { loader: () => import('./commands/check.ts') },
    });
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
