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
