import { isDeepStrictEqual } from 'node:util';
import { blueprintTimes } from '../blueprint/blueprint.ts';
import { checkKeys } from '../blueprint/checkKeys.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { checksOf } from '../blueprint/enumChecks.ts';
import { asItIs } from '../blueprint/history.ts';
import type { Resource } from '../blueprint/references.ts';
import { resourceNames } from '../blueprint/resourceName.ts';
import { formatKey, parseKeys } from '../blueprint/uniqueKeys.ts';
import { GeneratorError } from '../errors.ts';
import { resourceAnswers } from '../features/resource/answers.ts';
import { parseWriters } from '../features/writers.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { parseSort, sortProblem } from '../fields/sorts.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, freeResourceName } from './plugins.ts';
import { tryRequests } from './tryRequests.ts';

/**
 * Adds a resource to a plugin of the kit.
 *
 * @see {@link fieldGenerator}, which changes it later
 */
export const resourceGenerator = defineGenerator({
  name: 'resource',
  description: 'Add a resource to a plugin: routes, store, migration, tests',
  answers: resourceAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'resource --plugin deployments --name release --fields "title:string notes:text?"',
    'resource --plugin deployments --name release --fields "title:string dueAt:datetime?:index" --sort dueAt',
    'resource --plugin deployments --name release --fields "title:string notes:text?" --dry-run',
  ],
  suggest: (repository, { plugin }) => ({
    name: freeResourceName(findPlugin(repository, plugin).checked),
  }),
  async plan(repository, answers) {
    const { folder, checked } = findPlugin(repository, answers.plugin);
    const names = resourceNames(answers.name, answers.plural);
    const parsed = parseFields(answers.fields);
    const fields = parsed.map(formatField);
    const unique = answers.unique ? parseKeys(answers.unique) : undefined;
    checkKeys({ fields, unique });
    const sort = parseSort(answers.sort);
    const problem = sortProblem(sort, parsed);
    if (problem) {
      throw new GeneratorError(`--sort: ${problem}`);
    }
    const writers = parseWriters(answers.writers);
    const present = checked.resources.find(({ name }) => name === names.name);
    const entry = {
      ...names,
      addedAt: present?.addedAt ?? nextAddedAt(blueprintTimes(checked)),
      fields,
      ...(unique && { unique }),
      ...(sort.length > 0 && { sort }),
      ...(writers && { writers }),
      ...(present ? present.checks && { checks: true } : checksOf(fields)),
    };
    const others = checked.resources.filter(({ name }) => name !== names.name);
    const resource = await tryRequests(
      repository,
      folder,
      checked,
      { ...checked, resources: [...others, entry] },
      names.name,
    );

    if (present) {
      const now = asItIs(present);
      if (!isDeepStrictEqual(now, entry)) {
        throw new GeneratorError(
          `the plugin "${answers.plugin}" has a resource "${names.name}" already, with other fields: ${describe(now)}; choose another name`,
        );
      }
      const plan = await planEvolution(repository, folder, checked, checked);
      return { ...plan, resource };
    }
    const plan = await planEvolution(repository, folder, checked, {
      ...checked,
      resources: [...checked.resources, entry],
    });
    return { ...plan, resource };
  },
});

// As its flags say it.
function describe(entry: Resource): string {
  const { fields, unique = [], sort = [], writers = [] } = entry;
  const keys = unique.map(formatKey).join(' ');
  return [
    ...fields,
    ...(keys ? [`--unique "${keys}"`] : []),
    ...(sort.length > 0 ? [`--sort ${sort.join()}`] : []),
    ...(writers.length > 0 ? [`--writers ${writers.join()}`] : []),
  ].join(' ');
}
