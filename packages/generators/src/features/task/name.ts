import { featureNameProblem } from '../featureName.ts';

/**
 * Says what is wrong with the name of a task.
 *
 * @param name - in camelCase or kebab-case
 * @returns a sentence with what would work, or undefined when the name is good
 */
export const taskNameProblem = (name: string): string | undefined =>
  featureNameProblem(name, {
    kind: 'a task',
    examples: 'nightlyImport or cleanUp',
    prefix: 'nightly',
  });
