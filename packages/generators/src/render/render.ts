import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  contributeFeature,
  contributeRemovedFeature,
} from '../features/index.ts';
import { contributePlugin } from '../features/plugin/contribute.ts';
import {
  contributeRemoved,
  contributeResource,
} from '../features/resource/contribute.ts';
import { assemble } from './assemble.ts';
import type { RepoFacts, Tree } from './facts.ts';
import { formatTree } from './format.ts';

/**
 * Renders a plugin from its blueprint: the same blueprint and facts always give the
 * same tree. Later versions of the kit call it, with what {@link parseBlueprint} of this
 * one has read, to know what a plugin was rendered as.
 *
 * @param blueprint - a checked blueprint
 * @param facts - what the repository decides
 * @returns every file of the package, formatted
 * @throws GeneratorError when the blueprint contradicts itself
 * @see {@link compileTemplate}, which makes a template of the same text
 */
export async function render(
  blueprint: Blueprint,
  facts: RepoFacts,
): Promise<Tree> {
  return formatTree(renderUnformatted(blueprint, facts), facts.format);
}

/** The same without formatting, which is most of the time that it takes. */
export function renderUnformatted(
  blueprint: Blueprint,
  facts: RepoFacts,
): Tree {
  const {
    resources,
    features = [],
    removed = [],
    removedFeatures = [],
  } = blueprint;
  const contributions = [
    contributePlugin(),
    ...resources.map(entry => contributeResource(entry, blueprint)),
    ...features.map(entry => contributeFeature(entry, blueprint)),
    ...removed.map(entry => contributeRemoved(entry, blueprint)),
    ...removedFeatures.map(entry => contributeRemovedFeature(entry, blueprint)),
  ];
  return assemble(blueprint, contributions, facts);
}

/**
 * Gives the paths of the files that are written once: the plugin's people own them
 * as soon as they are there.
 */
export function seededPaths(blueprint: Blueprint): string[] {
  const { features = [] } = blueprint;
  return features
    .map(entry => contributeFeature(entry, blueprint))
    .flatMap(({ seeds }) => Object.keys(seeds));
}
