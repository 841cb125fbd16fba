import { z } from 'zod';

/**
 * An integer in a query string: plain digits with an optional sign, so neither
 * `1e1` nor `0x10` nor blanks.
 *
 * @param options - `min` and `max`: the smallest and largest value, 32 bits unless
 *   given
 * @see https://zod.dev/api#coercion
 */
export function integerParameter(options: { min?: number; max?: number } = {}) {
  const { min = -2147483648, max = 2147483647 } = options;
  return z
    .string()
    .regex(/^-?\d{1,16}$/, 'Expected an integer in plain digits')
    .transform(value => Number(value) + 0) // no negative zero
    .pipe(z.int().min(min).max(max));
}

/**
 * An integer in a query string, as `integerParameter`, up to what a double has exactly.
 *
 * @see https://tc39.es/ecma262/#sec-number.max_safe_integer
 */
export function bigintParameter() {
  return integerParameter({
    min: Number.MIN_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
  });
}

/**
 * A finite number in a query string: plain decimal digits with an optional sign, so
 * neither `1e1` nor `.5` nor blanks.
 *
 * @see https://zod.dev/api#coercion
 */
export function numberParameter() {
  return z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'Expected a number in plain digits')
    .transform(value => Number(value) + 0) // no negative zero
    .pipe(z.number());
}

/**
 * A boolean in a query string: `true` or `false`.
 *
 * @see https://zod.dev/api#coercion
 */
export function booleanParameter() {
  return z
    .enum(['true', 'false'])
    .transform(value => value === 'true')
    .pipe(z.boolean());
}
