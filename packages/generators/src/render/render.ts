import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  siblingNames,
  type SiblingKind,
  type SiblingNames,
} from '../blueprint/siblings.ts';
import type { Contribution } from '../features/contribution.ts';
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
import { assembleSibling } from './assembleSibling.ts';
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

/**
 * Renders a package beside the plugin's own, from the same blueprint.
 *
 * @param blueprint - a checked blueprint
 * @param kind - which package
 * @param facts - what the repository decides about that package
 * @returns every file of it, formatted; none where the plugin has no such package
 * @throws GeneratorError when the blueprint contradicts itself
 * @see {@link render}, for the plugin's own
 */
export async function renderSibling(
  blueprint: Blueprint,
  kind: SiblingKind,
  facts: RepoFacts,
): Promise<Tree> {
  return formatTree(
    renderSiblingUnformatted(blueprint, kind, facts),
    facts.format,
  );
}

/** The same without formatting, which is most of the time that it takes. */
export function renderUnformatted(
  blueprint: Blueprint,
  facts: RepoFacts,
): Tree {
  return assemble(blueprint, contributionsOf(blueprint, facts), facts);
}

/** What {@link renderSibling} gives, without formatting. */
export function renderSiblingUnformatted(
  blueprint: Blueprint,
  kind: SiblingKind,
  facts: RepoFacts,
): Tree {
  const contributions = contributionsOf(blueprint, facts);
  return assembleSibling(blueprint, kind, contributions, facts);
}

function contributionsOf(
  blueprint: Blueprint,
  facts: RepoFacts,
): Contribution[] {
  const { resources, removed = [], removedFeatures = [] } = blueprint;
  return [
    contributePlugin(),
    ...resources.map(entry => contributeResource(entry, blueprint)),
    ...featuresOf(blueprint, facts.siblings),
    ...removed.map(entry => contributeRemoved(entry, blueprint)),
    ...removedFeatures.map(entry => contributeRemovedFeature(entry, blueprint)),
  ];
}

function featuresOf(
  blueprint: Blueprint,
  renamed?: Partial<SiblingNames>,
): Contribution[] {
  const siblings = siblingNames(blueprint, renamed);
  const { features = [] } = blueprint;
  return features.map(entry => contributeFeature(entry, blueprint, siblings));
}

/**
 * Gives the paths of the files that are written once: the plugin's people own them
 * as soon as they are there.
 *
 * @param kind - of the package beside the plugin's own that they are in, if they are in one
 */
export function seededPaths(
  blueprint: Blueprint,
  kind?: SiblingKind,
): string[] {
  return featuresOf(blueprint).flatMap(({ seeds, siblings }) =>
    Object.keys((kind ? siblings[kind]?.seeds : seeds) ?? {}),
  );
}
