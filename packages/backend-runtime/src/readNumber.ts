/**
 * Reads an integer that the driver of PostgreSQL returns as a text, and SQLite as a
 * number.
 *
 * @param value - a `bigint` column's value
 * @throws RangeError when a number would not have all of its digits, or it is none
 * @see https://www.postgresql.org/docs/current/datatype-numeric.html
 */
export function readBigint(value: number | string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new RangeError('The column has no integer that a number can hold');
  }
  return number;
}

/**
 * Reads a decimal with all its digits after the point, whichever database it came from:
 * PostgreSQL returns a text, SQLite a number.
 *
 * @param value - the value of a `decimal` column with at most 15 digits
 * @param scale - how many digits come after the point
 * @throws RangeError when it is no number
 * @see {@link decimal}, which checks what is stored there
 */
export function readDecimal(value: number | string, scale: number): string {
  const number = Number(value);
  if (!Number.isFinite(number)) {
    throw new RangeError('The column has no decimal');
  }
  return number.toFixed(scale);
}
