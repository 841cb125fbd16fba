/**
 * Tells whether a database refused a change because of a foreign key: a row would
 * refer to one that is not there.
 *
 * @param error - what a query threw
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isForeignKeyError(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return code === '23503' || code === 'SQLITE_CONSTRAINT_FOREIGNKEY';
}
