import { z } from 'zod';

/**
 * What makes a retry of a create do nothing new, as the header `Idempotency-Key` does.
 *
 * @see {@link idempotencyOf}
 */
export function idempotencyKey() {
  return z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Expected 1 to 255 visible ASCII characters')
    .optional()
    .describe('Makes a retry with the same key create nothing new');
}

/**
 * The version that a row must still have to be changed, as the header `If-Match` has it.
 * Parses to what `parseIfMatch` reads from that.
 *
 * @see {@link parseIfMatch}
 */
export function ifVersion() {
  return z
    .int()
    .min(1)
    .transform(version => [version])
    .optional()
    .describe('The version that it must still have; any will do without it');
}
