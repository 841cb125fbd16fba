import { isDeepStrictEqual } from 'node:util';
import semver from 'semver';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId, type FeatureEntry } from '../blueprint/features.ts';
import { camelCase, freeName } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { customAnswers } from '../features/custom/answers.ts';
import { customPaths } from '../features/custom/contribute.ts';
import type { CustomEntry } from '../features/custom/entry.ts';
import { findService, parseServices } from '../services/index.ts';
import type { Repository } from '../workspace/repository.ts';
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
      ...(answers.router && { router: true, documented: true }),
    };
    refuseLater(repository, entry.services);
    const next = withFeature(checked, entry);
    const plan = await planEvolution(repository, folder, checked, next);
    const { service, route } = customPaths(entry);
    return { ...plan, custom: { file: `${folder}/${service}`, path: route } };
  },
});

/**
 * Refuses services that the Backstage of a repository does not have yet.
 *
 * @throws GeneratorError that names one, and the version that brought it
 */
function refuseLater({ lockfile }: Repository, names: string[]): void {
  const api = '@backstage/backend-plugin-api';
  const [locked] = lockfile()
    .versions(api)
    .map(({ version }) => version)
    .sort(semver.rcompare);
  for (const { name, since } of names.map(findService)) {
    if (since && locked && semver.lt(locked, since)) {
      throw new GeneratorError(
        `the service "${name}" is there from ${api} ${since} on, and this repository has ${locked}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`,
      );
    }
  }
}

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
  if (!isDeepStrictEqual(asked(present), asked(entry))) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has ${id} already, ${describe(present)}; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${id}`,
    );
  }
  return blueprint;
}

// What nobody is asked for makes no difference.
function asked({ documented: _, ...rest }: CustomEntry) {
  return rest;
}

function describe({ services, router }: CustomEntry): string {
  const gets = services.length > 0 ? services.join(', ') : 'no service';
  return `with ${gets} and ${router ? 'with' : 'without'} routes of its own`;
}
