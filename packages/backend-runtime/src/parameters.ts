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

// So that a query stays small for the database. A URL has less room than that for most.
const MAX_VALUES = 100;

/**
 * A parameter that may come several times in a query string, as in `?state=a&state=b`.
 * Parses to an array, of one value where it comes once; for callers in code a value
 * alone will do.
 *
 * @param schema - of each value
 * @see https://spec.openapis.org/oas/v3.1.0#style-values
 */
export function oneOrMore<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<z.output<Schema> | z.output<Schema>[]> {
  return z.preprocess(
    value => (Array.isArray(value) ? value : [value]),
    z.array(schema).max(MAX_VALUES),
  );
}
