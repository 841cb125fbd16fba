// Codes, never messages: those hold the values of the client, and PostgreSQL
// translates them.
const UNIQUE =
  /^(?:23505|23P01|SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY|ROWID))$/;
const FOREIGN_KEY = /^(?:23503|23001|SQLITE_CONSTRAINT_FOREIGNKEY)$/;
// Classes 22 (data exception), 23 (integrity constraint) and 44 (check option), and
// what a trigger raises.
const CONSTRAINT =
  /^(?:(?:22|23|44)[\dA-Z]{3}|P0001|SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG)\w*)$/;

function hasCode(error: unknown, codes: RegExp): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && codes.test(code);
}

/**
 * Tells whether a database refused a change because a value, or several together,
 * must be unique or exclude each other, and another row has them.
 *
 * @param error - what a query threw
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isUniqueError(error: unknown): boolean {
  return hasCode(error, UNIQUE);
}

/**
 * Tells whether a database refused a change because of a foreign key: a row would
 * refer to one that is not there.
 *
 * @param error - what a query threw
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isForeignKeyError(error: unknown): boolean {
  return hasCode(error, FOREIGN_KEY);
}

/**
 * Tells whether a database refused a change because of what was to be stored: by any
 * constraint, by a trigger, or because a value does not fit its column.
 *
 * @param error - what a query threw
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 * @see https://www.sqlite.org/rescode.html
 */
export function isConstraintError(error: unknown): boolean {
  return hasCode(error, CONSTRAINT);
}
