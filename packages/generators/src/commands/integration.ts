import { camelCase } from '../blueprint/names.ts';
import { integrationAnswers } from '../features/integration/answers.ts';
import {
  integrationExample,
  integrationPaths,
} from '../features/integration/contribute.ts';
import type { IntegrationEntry } from '../features/integration/entry.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, suggestName } from './plugins.ts';

/**
 * Seeds a client of a system outside of Backstage, and wires it.
 *
 * @see https://backstage.io/docs/architecture-decisions/adrs-adr014
 */
export const integrationGenerator = defineGenerator({
  name: 'integration',
  description: 'Seed a client of another system, and wire it',
  answers: integrationAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'integration --plugin quay --name registry --per-entity example.com/repository',
    'integration --plugin quay --name registry --instances --list --cache PT1M --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: suggestName(repository, plugin, 'registry'),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const { perEntity: annotation, cache } = answers;
    const entry: IntegrationEntry = {
      feature: 'integration',
      name: camelCase(answers.name),
      ...(answers.instances && { instances: true }),
      ...(annotation && { annotation }),
      ...(answers.list && { list: true }),
      ...(cache && { cache }),
    };
    const next = addFeature(checked, entry, describe);
    const plan = await planEvolution(repository, folder, checked, next);
    const { client, route } = integrationPaths(entry);
    return {
      ...plan,
      integration: {
        file: `${folder}/${client}`,
        configuration: integrationExample(entry, checked.pluginId),
        path: route?.replace(
          '{kind}/{namespace}/{name}',
          'component/default/<name>',
        ),
      },
    };
  },
});

function describe(entry: IntegrationEntry): string {
  const { instances, annotation, list, cache } = entry;
  return [
    `with ${instances ? 'several instances' : 'one instance'}`,
    annotation
      ? `entities by the annotation ${annotation}`
      : 'no route for entities',
    list ? 'a list' : 'no list',
    cache ? `a cache of ${cache}` : 'no cache',
  ].join(', ');
}
