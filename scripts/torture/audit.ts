import type { Postgres } from './Postgres.ts';
import type { Rows } from './rows.ts';

/**
 * Looks for rows in the database that answers said are there.
 *
 * @param prefix - of the databases
 * @param acknowledged - the ids in answers to creates
 * @returns how many rows there are, and how many of the acknowledged are not
 */
export async function audit(
  postgres: Postgres,
  prefix: string,
  { path, table }: Rows,
  acknowledged: Iterable<string>,
): Promise<{ rows: number; lost: number }> {
  const [pluginId] = path.split('/');
  const ids = await postgres.ask<string[]>(`${prefix}${pluginId}`, knex =>
    knex(table).pluck('id'),
  );
  const kept = new Set(ids);
  return {
    rows: kept.size,
    lost: [...acknowledged].filter(id => !kept.has(id)).length,
  };
}
