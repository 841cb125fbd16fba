import type { Blueprint } from '../blueprint/blueprint.ts';
import { namedFeatures, type FeatureEntry } from '../blueprint/features.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { findResource } from './plugins.ts';

/** What a command asks for. */
interface Asked {
  command: string;
  what: string;
  /** The first of them is `resource`. */
  kinds: string[];
  /** Whether it can be this feature; any of the kinds, unless that is said. */
  fits?(feature: FeatureEntry): boolean;
}

/** What is asked for, by kinds, which are the names of flags. */
type Given = Record<string, string | undefined>;

const namesOf = (blueprint: Pick<Blueprint, 'features'>, kind: string) =>
  namedFeatures(blueprint).flatMap(({ feature, name }) =>
    feature === kind ? [name] : [],
  );

/**
 * Finds what a feature is to belong to, which one flag of several names.
 *
 * @param asked - the command, what it asks for, and by which kinds
 * @param given - names by their kinds
 * @returns its name
 * @throws GeneratorError when none or several were given, or it is not there
 */
export function findSubject(
  blueprint: Blueprint,
  asked: Asked,
  given: Given,
): string {
  const { pluginId } = blueprint;
  const { kinds } = asked;
  const [first, ...others] = kinds.flatMap(kind =>
    given[kind] ? [{ kind, name: given[kind] }] : [],
  );
  if (!first || others.length > 0) {
    const flags = kinds.map(kind => `--${kind}`);
    const [[kind, name]] = Object.entries(firstSubject(blueprint, asked));
    throw new GeneratorError(
      `say ${asked.what} by one of ${flags.slice(0, -1).join(', ')} and ${flags.at(-1)}, as in: yarn backstage-cli stagecraft ${asked.command} --plugin ${pluginId} --${kind} ${name}`,
    );
  }
  const { kind, name } = first;
  if (kind === 'resource') {
    return findResource(blueprint, name).name;
  }
  const names = namesOf(blueprint, kind);
  if (!names.includes(camelCase(name))) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has no ${kind} "${name}"; ${names.length > 0 ? `it has ${names.join(', ')}` : `add one with: yarn backstage-cli stagecraft ${kind} --plugin ${pluginId} --name ${camelCase(name)}`}`,
    );
  }
  return camelCase(name);
}

/**
 * The first thing of a plugin that a feature could belong to, by its kind.
 *
 * @throws GeneratorError when there is nothing, with the command that adds a resource
 */
export function firstSubject(
  blueprint: Blueprint,
  { kinds, fits = () => true }: Pick<Asked, 'kinds' | 'fits'>,
): Record<string, string> {
  const features = blueprint.features?.filter(fits);
  const [first] = [
    ...blueprint.resources.map(({ name }) => ({ resource: name })),
    ...kinds.flatMap(kind =>
      namesOf({ features }, kind).map(name => ({ [kind]: name })),
    ),
  ];
  return first ?? { resource: findResource(blueprint, 'release').name };
}
