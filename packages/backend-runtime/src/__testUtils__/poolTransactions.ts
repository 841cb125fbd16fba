import { Knex } from 'knex';

/**
 * Puts something like PgBouncer in transaction mode between a Knex and PostgreSQL: a
 * connection has a session for as long as a transaction lasts, and each statement
 * outside of one runs on the session that was used last.
 *
 * @param knex - before its first query
 * @returns ends the sessions
 */
export function poolTransactions(knex: Knex): () => Promise<unknown> {
  const { client } = knex;
  const connect = client.acquireRawConnection.bind(client);
  const sessions: any[] = [];
  const free: any[] = [];

  client.acquireRawConnection = async () => {
    const connection = await connect();
    sessions.push(connection);
    free.unshift(connection);
    let held: any;

    const query = async (sql: unknown, callback?: Function) => {
      held ??= free.pop();
      const session = held;
      try {
        const result = await session.query(sql);
        callback?.(null, result);
        return result;
      } catch (error) {
        callback?.(error);
        return callback ? undefined : Promise.reject(error);
      } finally {
        if (session.getTransactionStatus() === 'I') {
          free.push(session);
          held = undefined;
        }
      }
    };
    const end = (callback: () => void) => {
      Promise.resolve(held && query('rollback')).then(() => callback());
    };
    return Object.create(connection, {
      query: { value: query },
      end: { value: end },
    });
  };
  return () => Promise.all(sessions.map(session => session.end()));
}
