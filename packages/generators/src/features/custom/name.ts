import { featureNameProblem } from '../featureName.ts';

/**
 * Says what is wrong with the name of a service of the plugin's own.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const customNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'a service',
    examples: 'roster or onCallRoster',
    prefix: 'team',
  });
