import { siblingName } from '../blueprint/siblings.ts';
import { clientAnswers } from '../features/client/answers.ts';
import { clientRef } from '../features/client/contribute.ts';
import type { ClientEntry } from '../features/client/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

/**
 * Makes a client of a resource for other plugins, in packages beside the plugin's own.
 *
 * @see https://backstage.io/docs/backend-system/architecture/services
 */
export const clientGenerator = defineGenerator({
  name: 'client',
  description: 'Make a typed client of a resource for other plugins',
  answers: clientAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'client --plugin incidents --resource incident',
    'client --plugin incidents --resource incident --dry-run',
  ],
  suggest: (repository, { plugin }) => {
    const [resource] = findPlugin(repository, plugin).checked.resources;
    return resource ? { resource: resource.name } : {};
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const { name: of } = findResource(checked, answers.resource);
    const entry: ClientEntry = { feature: 'client', of };
    const next = addFeature(checked, entry, () => 'which is all there is');
    const plan = await planEvolution(repository, folder, checked, next);
    const node =
      plan.siblings?.find(({ kind }) => kind === 'node')?.packageName ??
      siblingName(checked.package.name, 'node');
    return { ...plan, client: { ref: clientRef(entry, checked, node) } };
  },
});
