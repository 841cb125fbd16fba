import { Knex } from 'knex';

/** A session of PostgreSQL, with all that belongs to it: locks and settings. */
export interface Session {
  /** Asks on the session's one connection, transactions included. */
  knex: Knex;
  /** Runs work that may take longer than a request may. */
  withoutTimeLimits(work: () => Promise<void>): Promise<void>;
}

/**
 * Takes a connection out of the pool for some work, and gives it back.
 *
 * One connection does for a lock and what it protects: the pool may have no second
 * one, and without a transaction around them indexes may be built concurrently.
 *
 * @throws Error when the connection does not keep its session
 */
export async function withSession(
  knex: Knex,
  work: (session: Session) => Promise<void>,
): Promise<void> {
  const { client } = knex;
  const connection = await client.acquireConnection();
  const bound = knex.withUserParams(knex.userParams);
  Object.assign(bound.client, {
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
  });
  try {
    await refuseSharedSession(bound, client);
    await work({
      knex: bound,
      withoutTimeLimits: async task => {
        const parameters = connection.connectionParameters;
        const { query_timeout: queryTimeout } = parameters;
        parameters.query_timeout = 0;
        await bound.raw('set statement_timeout = 0');
        try {
          await task();
        } finally {
          await bound.raw('reset statement_timeout');
          parameters.query_timeout = queryTimeout;
        }
      },
    });
  } finally {
    await client.releaseConnection(connection);
  }
}

// A pooler that lends sessions gives this one to whoever asks next, and the
// connection another one, for as long as that transaction lasts. It may have others
// at hand by chance, so it is asked more than once.
async function refuseSharedSession(bound: Knex, client: Knex['client']) {
  const pid = async () => {
    const { rows } = await bound.raw('select pg_backend_pid() as pid');
    return rows[0].pid;
  };
  const other = await client.acquireRawConnection();
  try {
    const own = await pid();
    for (let round = 0; round < 3; round++) {
      const [, { rows }] = await other.query(
        'begin; select pg_backend_pid() as pid',
      );
      const meanwhile = await pid();
      await other.query('rollback');
      const after = await pid();
      if (rows[0].pid === own || meanwhile !== own || after !== own) {
        throw sharedSessionError();
      }
    }
  } finally {
    await client.destroyRawConnection(other);
  }
}

/** Says that a lock would protect nothing, and what to configure. */
export function sharedSessionError(): Error {
  return new Error(
    'A pooler lends the sessions of this PostgreSQL to others between statements, so that no lock holds and replicas could migrate at once. With PgBouncer, set pool_mode=session for the databases of plugins, or connect to PostgreSQL itself',
  );
}
