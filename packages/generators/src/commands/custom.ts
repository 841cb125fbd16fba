import { camelCase } from '../blueprint/names.ts';
import { customAnswers } from '../features/custom/answers.ts';
import { customPaths } from '../features/custom/contribute.ts';
import type { CustomEntry } from '../features/custom/entry.ts';
import { isSeeded } from '../services/seededMocks.ts';
import { addFeature, listServices } from './addFeature.ts';
import { askedEntry } from './askedEntry.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Seeds a service for code that is written by hand, and wires it.
 *
 * @see https://backstage.io/docs/backend-system/architecture/services
 */
export const customGenerator = defineGenerator({
  name: 'custom',
  description: 'Seed a service for code written by hand, and wire it',
  answers: customAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'custom --plugin deployments --name roster --services urlReader,cache',
    'custom --plugin deployments --name roster --router --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'roster'),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const asked = askedEntry(repository, answers.services);
    const entry: CustomEntry = {
      feature: 'custom',
      name: camelCase(answers.name),
      ...asked,
      ...(answers.router && { router: true, documented: true }),
      ...(asked.services.some(isSeeded) && { mocked: true }),
    };
    const next = addFeature(checked, entry, describe, chosen);
    const plan = await planEvolution(repository, folder, checked, next);
    const { service, route } = customPaths(entry);
    return { ...plan, custom: { file: `${folder}/${service}`, path: route } };
  },
});

// What nobody is asked for makes no difference.
function chosen({ documented: _, mocked: __, ...rest }: CustomEntry) {
  return rest;
}

function describe({ router, ...asked }: CustomEntry): string {
  return `with ${listServices(asked)} and ${router ? 'with' : 'without'} routes of its own`;
}
