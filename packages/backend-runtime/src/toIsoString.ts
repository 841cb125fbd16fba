/**
 * Gives a timestamp in one form, whichever database it came from: PostgreSQL
 * returns a Date, SQLite the text that was stored.
 *
 * @param value - a timestamp column's value
 * @returns ISO 8601 in UTC with milliseconds
 * @throws RangeError when the value is no time
 * @see https://tc39.es/ecma262/#sec-date.prototype.toisostring
 */
export function toIsoString(value: Date | string): string {
  return new Date(value).toISOString();
}
