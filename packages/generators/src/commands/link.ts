import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { withEntityKinds } from '../blueprint/catalogFields.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { featureId } from '../blueprint/features.ts';
import { checkLinks, linkSide, linksOf } from '../blueprint/links.ts';
import { camelCase } from '../blueprint/names.ts';
import { ancestorsOf } from '../blueprint/references.ts';
import { GeneratorError } from '../errors.ts';
import { linkAnswers, parseBetween } from '../features/link/answers.ts';
import type { LinkEntry } from '../features/link/entry.ts';
import { linkName, linkNameProblem } from '../features/link/name.ts';
import {
  parentRequests,
  sampleEntities,
} from '../features/resource/sampleRequests.ts';
import { parseWriters } from '../features/writers.ts';
import { addFeature } from './addFeature.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

/**
 * Links two resources of a plugin, many rows of one with many of the other.
 *
 * @see {@link resourceGenerator}, for what a link has to say more
 */
export const linkGenerator = defineGenerator({
  name: 'link',
  description: 'Link two resources, many rows of one with many of the other',
  answers: linkAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'link --plugin library --between playlist,entity',
    'link --plugin library --between team,person --name members --writers user,service --dry-run',
  ],
  suggest: (repository, { plugin }) => {
    const { checked } = findPlugin(repository, plugin);
    const between = freePair(checked)?.join();
    return between ? { between } : {};
  },
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const [first, second] = parseBetween(answers.between).map(name =>
      findResource(checked, name),
    );
    const name = answers.name ?? linkName(first, second);
    const problem = linkNameProblem(name);
    if (problem) {
      throw new GeneratorError(`${problem}; choose it by --name`);
    }
    const writers = parseWriters(answers.writers);
    const id = { feature: 'link', name: camelCase(name) } as const;
    const present = checked.features?.find(
      one => featureId(one) === featureId(id),
    );
    const entry: LinkEntry = {
      ...id,
      addedAt:
        present && 'addedAt' in present
          ? present.addedAt
          : nextAddedAt(blueprintTimes(checked)),
      between: [first.name, second.name],
      ...(writers && { writers }),
    };
    const next = addFeature(checked, entry, describe);
    checkLinks(next);
    const plan = await planEvolution(repository, folder, checked, next);
    const withKinds = (one: ResourceEntry) => withEntityKinds(one, checked);
    const resources = checked.resources.map(withKinds);
    const linked = [first, second].map(withKinds);
    const needed = linked.flatMap(it => [it, ...ancestorsOf(it, resources)]);
    const entities = sampleEntities(needed, checked);
    const [one, other] = [first, second].map(linkSide);
    return {
      ...plan,
      link: {
        parents: parentRequests(linked, resources),
        path: `${one.path}/$${one.id}/${other.path}/$${other.id}`,
        list: `${one.path}/$${one.id}/${other.path}`,
        ...(entities.length > 0 && { entities }),
      },
    };
  },
});

// The first two that are not linked.
function freePair(blueprint: Blueprint): string[] | undefined {
  const names = blueprint.resources.map(({ name }) => name);
  const linked = linksOf(blueprint).map(({ between }) => between);
  return names
    .flatMap((one, index) => names.slice(index + 1).map(other => [one, other]))
    .find(pair => !linked.some(one => pair.every(it => one.includes(it))));
}

function describe({ between, writers }: LinkEntry): string {
  return `between ${between.join(' and ')}, which ${writers ? 'users and services' : 'users'} change`;
}
