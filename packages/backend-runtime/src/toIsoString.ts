/**
 * Gives a timestamp in one form, whichever database it came from: PostgreSQL
 * returns a Date, SQLite the text that was stored.
 *
 * @param value - a timestamp column's value
 * @returns ISO 8601 in UTC with milliseconds
 */
export function toIsoString(value: Date | string): string {
  return new Date(value).toISOString();
}
