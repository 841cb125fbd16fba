/**
 * Something that the person at the keyboard can put right. The message names the
 * thing, the place and what would work; front ends print it without a stack.
 *
 * @see {@link ConflictError} for edits that are in the way
 */
export class GeneratorError extends Error {
  /** The same for every error of this class. */
  override name = 'GeneratorError';
}
