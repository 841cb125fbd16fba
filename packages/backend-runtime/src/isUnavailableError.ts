// Classes 08 (connection), 28 and 3D000 (refused at connecting), 40 (rolled back, as in
// a deadlock), 53 (resources, connections among them) and 57 (cancelled by a timeout,
// shut down); a standby that only reads, and what timeouts of PostgreSQL end.
const SQL_STATES =
  /^(?:(?:08|28|40|53|57)[\dA-Z]{3}|3D000|25006|25P0[34]|55P03)$/;
const SQLITE = /^SQLITE_(?:BUSY|LOCKED|FULL)/;
const NETWORK =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|E(?:HOST|NET)(?:UNREACH|DOWN))$/;

// What the drivers and pools throw without a code. Knex puts the statement before.
const MESSAGES =
  /(?:^| - )(?:Connection terminated(?: unexpectedly| due to connection timeout)?|Client (?:has encountered a connection error|was closed) and is not queryable|Query read timeout|timeout expired|timeout exceeded when trying to connect|aborted|Unable to acquire a connection)$/;

/**
 * Tells whether a request failed because a system that it needs cannot be reached, did
 * not answer in time, or has no room: the same request may succeed in a moment.
 *
 * @param error - what was thrown
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 * @see https://nodejs.org/api/errors.html#common-system-errors
 */
export function isUnavailableError(error: unknown): boolean {
  const { name, code, message, syscall } = (error ?? {}) as Partial<
    Record<'name' | 'code' | 'message' | 'syscall', unknown>
  >;
  if (typeof code === 'string') {
    return (
      [SQL_STATES, SQLITE, NETWORK].some(codes => codes.test(code)) ||
      syscall === 'connect'
    );
  }
  return (
    /^(?:Knex)?TimeoutError$/.test(`${name}`) || MESSAGES.test(`${message}`)
  );
}
