import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/**
 * Text that PostgreSQL and SQLite both store as it is: no NUL byte, which
 * PostgreSQL refuses, and no lone surrogate, which is not Unicode.
 *
 * @param options - `max` length in UTF-16 code units, as JavaScript and HTML forms
 *   count; `min` length in characters, 0 unless given
 * @see https://www.postgresql.org/docs/current/datatype-character.html
 */
export function text(options: { min?: number; max: number }) {
  const { min = 0, max } = options;
  return z
    .string()
    .min(min)
    .max(max, { abort: true })
    .refine(
      value => value.length <= max, // Zod counts an emoji as one
      `Too big: expected string to have <=${max} UTF-16 code units`,
    )
    .refine(value => !value.includes('\0'), 'NUL bytes are not allowed')
    .refine(
      value => !/\p{Surrogate}/u.test(value),
      'Lone surrogates are not allowed',
    );
}

/**
 * A point in time in ISO 8601 with an offset, in the years 0001 to 9999 of UTC.
 * Parses to UTC with milliseconds, so that texts sort as times do.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function dateTime() {
  return z.iso
    .datetime({ offset: true, abort: true })
    .refine(
      value => {
        const year = new Date(value).getUTCFullYear();
        return year >= 1 && year <= 9999;
      },
      { message: 'Expected a year from 0001 to 9999', abort: true },
    )
    .overwrite(value => new Date(value).toISOString());
}

/**
 * A day as `YYYY-MM-DD`, in the years 0001 to 9999. It stays text in the database,
 * because PostgreSQL's driver turns a `date` into midnight of the server's time
 * zone, which some days in some zones do not have.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function date() {
  return z.iso
    .date({ abort: true })
    .refine(
      value => !value.startsWith('0000'),
      'Expected a year from 0001 to 9999',
    );
}

/**
 * A finite double. Parses negative zero to zero, as JSON answers it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-6
 */
export function number() {
  return z.number().overwrite(value => value + 0);
}

/**
 * An http or https URL. Parses to its normal form, so that equal URLs are equal
 * texts; that is ASCII, and with 2048 characters PostgreSQL can still index it.
 *
 * @see https://url.spec.whatwg.org
 */
export function url() {
  return text({ min: 1, max: 2048 })
    .refine(value => normalUrl(value) !== undefined, {
      message:
        'Expected an http or https URL of at most 2048 characters once it is encoded',
      abort: true,
    })
    .overwrite(value => normalUrl(value) ?? value)
    .meta({ format: 'uri' });
}

// The parser would take out blanks and line breaks, and add missing slashes.
function normalUrl(value: string): string | undefined {
  if (!/^https?:\/\/[^\s\p{Cc}\\]+$/iu.test(value) || !URL.canParse(value)) {
    return undefined;
  }
  const { href } = new URL(value);
  return href.length <= 2048 ? href : undefined;
}

/**
 * A reference to a catalog entity, `[kind:][namespace/]name` with the kind given.
 * Parses to the full form in lower case, so that equal references are equal texts.
 *
 * @see https://backstage.io/docs/features/software-catalog/references
 */
export function entityRef() {
  return text({ min: 1, max: 255 })
    .refine(value => canonicalRef(value) !== undefined, {
      message: 'Expected an entity reference such as component:default/website',
      abort: true,
    })
    .overwrite(value => canonicalRef(value) ?? value);
}

function canonicalRef(value: string): string | undefined {
  try {
    const ref = stringifyEntityRef(parseEntityRef(value));
    return ref.length <= 255 ? ref : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The id of a row: a UUID, in lower case after parsing.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562
 */
export function resourceId() {
  return z.uuid().toLowerCase();
}

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
    .regex(/^-?\d{1,10}$/, 'Expected an integer in plain digits')
    .transform(value => Number(value) + 0) // no negative zero
    .pipe(z.int().min(min).max(max));
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
