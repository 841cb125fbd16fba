/**
 * Something that the person at the keyboard can put right. The message names the
 * thing, the place and what would work; front ends print it without a stack.
 */
export class GeneratorError extends Error {
  override name = 'GeneratorError';
}
