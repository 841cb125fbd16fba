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
 * An exact decimal as a string, written as JSON writes numbers, without an exponent.
 * Parses to one with all digits after the point, so that equal values are equal texts:
 * `12.5` to `12.50`. With up to 15 digits a double holds it, too, which is what SQLite
 * compares.
 *
 * @param options - `precision`: how many digits it has, at most 15; `scale`: how many
 *   of these come after the point
 * @throws RangeError when a double would not hold all digits
 * @see https://www.postgresql.org/docs/current/datatype-numeric.html
 */
export function decimal(options: { precision: number; scale: number }) {
  const { precision, scale } = options;
  const before = precision - scale;
  if (precision > 15 || scale < 0 || before < 0) {
    throw new RangeError(
      `decimal has 0 to ${precision} of at most 15 digits after the point, not ${scale} of ${precision}`,
    );
  }
  const whole = before > 0 ? `(0|[1-9]\\d{0,${before - 1}})` : '0';
  const fraction = scale > 0 ? `(\\.\\d{1,${scale}})?` : '';
  return z
    .string()
    .regex(new RegExp(`^-?${whole}${fraction}$`), {
      message: `Expected a decimal in plain digits, at most ${before} before and ${scale} after the point`,
      abort: true,
    })
    .overwrite(value => Number(value).toFixed(scale)); // no negative zero
}
