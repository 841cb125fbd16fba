const numerals = (count: number) =>
  Array.from({ length: 10 ** count }, (_, value) =>
    `${value}`.padStart(count, '0'),
  );

// A list has dozens of times, and `toISOString` takes twice as long for each.
const TWO_DIGITS = numerals(2);
const THREE_DIGITS = numerals(3);

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
  const time = new Date(value);
  const year = time.getUTCFullYear();
  // Others are not written with four digits as they are, or are no year.
  if (!(year >= 1000 && year <= 9999)) {
    return time.toISOString();
  }
  const month = TWO_DIGITS[time.getUTCMonth() + 1];
  const day = TWO_DIGITS[time.getUTCDate()];
  const hours = TWO_DIGITS[time.getUTCHours()];
  const minutes = TWO_DIGITS[time.getUTCMinutes()];
  const seconds = TWO_DIGITS[time.getUTCSeconds()];
  const milliseconds = THREE_DIGITS[time.getUTCMilliseconds()];
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`;
}
