import { pascalCase, plural } from '../../blueprint/names.ts';
import { featureNameProblem } from '../featureName.ts';

/**
 * Says what is wrong with the name of an extension point.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const extensionPointNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'an extension point',
    examples: 'provider or costSource',
    prefix: 'extra',
  });

/**
 * What an extension point is called in code, in the singular and in the plural.
 *
 * @param name - in camelCase
 */
export function extensionPointNames(name: string) {
  const many = plural(name);
  const names = many === name ? `${name}Items` : many;
  return {
    name,
    Name: pascalCase(name),
    names,
    Names: pascalCase(names),
  };
}
