import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId, type FeatureEntry } from '../blueprint/features.ts';
import { camelCase, freeName } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { customAnswers } from '../features/custom/answers.ts';
import { customPaths } from '../features/custom/contribute.ts';
import type { CustomEntry } from '../features/custom/entry.ts';
import { parseServices } from '../services/index.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin } from './plugins.ts';

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
  suggest: (repository, { plugin }) => {
    const { resources, features = [] } = findPlugin(repository, plugin).checked;
    const taken = [...resources, ...features].map(({ name }) => name);
    return { name: freeName('roster', taken) };
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const entry: CustomEntry = {
      feature: 'custom',
      name: camelCase(answers.name),
      services: parseServices(answers.services ?? ''),
      ...(answers.router && { router: true }),
    };
    const next = withFeature(checked, entry);
    const plan = await planEvolution(repository, folder, checked, next);
    const { service, route } = customPaths(entry);
    return { ...plan, custom: { file: `${folder}/${service}`, path: route } };
  },
});

/**
 * Adds a feature to a blueprint, unless it is there.
 *
 * @throws GeneratorError when another of its name is there
 */
function withFeature(blueprint: Blueprint, entry: FeatureEntry): Blueprint {
  const { pluginId, features = [] } = blueprint;
  const id = featureId(entry);
  const present = features.find(other => featureId(other) === id);
  if (!present) {
    return { ...blueprint, features: [...features, entry] };
  }
  if (!isDeepStrictEqual(present, entry)) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has ${id} already, ${describe(present)}; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${id}`,
    );
  }
  return blueprint;
}

function describe({ services, router }: CustomEntry): string {
  const gets = services.length > 0 ? services.join(', ') : 'no service';
  return `with ${gets} and ${router ? 'with' : 'without'} routes of its own`;
}
