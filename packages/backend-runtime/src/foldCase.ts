/**
 * Gives a text without what case and Unicode's ways to write a letter make different,
 * for a column that is unique whatever the case. SQLite alone would fold ASCII only, and
 * PostgreSQL by the locale of the database.
 *
 * @param text - as a client sent it
 * @returns its lower case, in the normal form NFC
 * @see https://www.unicode.org/reports/tr15/
 */
export function foldCase(text: string): string {
  return text.normalize('NFC').toLowerCase().normalize('NFC');
}
