import knexFactory, { Knex } from 'knex';

/**
 * A pool of its own on the database of another one, as another process has.
 *
 * @param knex - of a PostgreSQL database
 * @param options - `max`: the most connections; `limits`: settings of each connection
 */
export function anotherPool(
  knex: Knex,
  options: { max: number; searchPath?: string; limits?: object },
): Knex {
  const { max, searchPath, limits } = options;
  const { connection } = knex.client.config;
  return knexFactory({
    client: 'pg',
    // Knex hides the password.
    connection: { ...connection, password: connection.password, ...limits },
    pool: { min: 0, max },
    acquireConnectionTimeout: 5_000,
    searchPath,
  });
}
