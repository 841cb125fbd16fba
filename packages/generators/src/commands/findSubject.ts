import type { Blueprint } from '../blueprint/blueprint.ts';
import { namedFeatures } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { findResource } from './plugins.ts';

/**
 * Finds what a feature is to belong to, which one flag of several names.
 *
 * @param command - the command and what it needs it for, such as `permission`
 * @param about - what was given, by kinds, which are the names of the flags
 * @returns its name
 * @throws GeneratorError when none or several were given, or it is not there
 */
export function findSubject(
  blueprint: Blueprint,
  command: string,
  about: Record<string, string | undefined>,
): string {
  const { pluginId, resources } = blueprint;
  const flags = Object.keys(about).map(kind => `--${kind}`);
  const given = Object.entries(about).flatMap(([kind, name]) =>
    name ? [{ kind, name }] : [],
  );
  if (given.length !== 1) {
    const examples = [
      ...resources.map(({ name }) => `--resource ${name}`),
      ...namedFeatures(blueprint)
        .filter(({ feature }) => feature in about)
        .map(({ feature, name }) => `--${feature} ${name}`),
      '--resource release',
    ];
    throw new GeneratorError(
      `say what it is about by one of ${flags.slice(0, -1).join(', ')} and ${flags.at(-1)}, as in: yarn backstage-cli stagecraft ${command} --plugin ${pluginId} ${examples[0]}`,
    );
  }
  const [{ kind, name }] = given;
  if (kind === 'resource') {
    return findResource(blueprint, name).name;
  }
  const names = namedFeatures(blueprint).flatMap(one =>
    one.feature === kind ? [one.name] : [],
  );
  if (!names.includes(camelCase(name))) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has no ${kind} "${name}"; ${names.length > 0 ? `it has ${names.join(', ')}` : `see how to add one with: yarn backstage-cli stagecraft ${kind} --help`}`,
    );
  }
  return camelCase(name);
}
