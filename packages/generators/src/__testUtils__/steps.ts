import type { TestRepository } from './TestRepository.ts';

/** A step is what is typed, or what is done with other programs. */
export type Step =
  string | ((repository: TestRepository) => void | Promise<void>);

/** Writes a file. */
export const write =
  (path: string, text: string) => (repository: TestRepository) =>
    repository.write({ [path]: text });
/** Deletes a file. */
export const remove = (path: string) => (repository: TestRepository) =>
  repository.delete(path);

/**
 * A command, its hint, and what is done then, of which the last is what was refused; and
 * what was done before.
 */
export type Consequence = [
  string,
  RegExp,
  (found: string[]) => Step[],
  Step[]?,
];
