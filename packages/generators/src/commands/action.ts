import { actionAnswers } from '../features/action/answers.ts';
import { actionNames } from '../features/action/contribute.ts';
import type { ActionEntry } from '../features/action/entry.ts';
import { parseOperations } from '../features/action/operations.ts';
import { refuseOlderPackage } from '../workspace/olderPackages.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

/**
 * Offers a resource by actions of the actions registry, which assistants call over MCP.
 *
 * @see https://backstage.io/docs/backend-system/core-services/actions-registry
 */
export const actionGenerator = defineGenerator({
  name: 'action',
  description: 'Offer a resource to assistants and other plugins, by actions',
  answers: actionAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'action --plugin incidents --resource incident',
    'action --plugin incidents --resource comment --operations list,get --dry-run',
  ],
  suggest: (repository, { plugin }) => {
    const [resource] = findPlugin(repository, plugin).checked.resources;
    return resource ? { resource: resource.name } : {};
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const resource = findResource(checked, answers.resource);
    refuseOlderPackage(repository, 'action');
    const operations = parseOperations(answers.operations);
    const entry: ActionEntry = {
      feature: 'action',
      of: resource.name,
      operations,
    };
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    const names = actionNames(resource);
    return { ...plan, action: { names: operations.map(one => names[one]) } };
  },
});

function describe({ operations }: ActionEntry): string {
  return `with the operations ${operations.join()}`;
}
