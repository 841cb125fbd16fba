import { Knex } from 'knex';

/** What a list is sorted by: a column and, where rows have the same there, their ids. */
export interface Sorting {
  /** Without it, the ids alone. */
  column: string | undefined;
  order: 'asc' | 'desc';
}

/** What a row is found by. */
export interface Key {
  /** What its column has; null for a row without a value. */
  value: unknown;
  id: string;
}

/**
 * Reads the rows that come after one. Each statement is a scan of one index from where
 * it begins: of the primary key, or of the column and the id. Rows without a value come
 * last in either order, so they are read apart: an index has them at another end on each
 * database.
 *
 * @param query - rows of one table, already narrowed, in no order
 * @param after - the row; it may be gone by now, or have another value
 * @param count - how many at most
 */
export async function rowsAfter<Row extends {}>(
  query: Knex.QueryBuilder<any, Row[]>,
  { column, order }: Sorting,
  after: Key | undefined,
  count: number,
): Promise<Row[]> {
  const isAfter = order === 'desc' ? '<' : '>';
  if (column === undefined) {
    const rows: Knex.QueryBuilder = query
      .clone()
      .orderBy('id', order)
      .limit(count);
    return after ? rows.where('id', isAfter, after.id) : rows;
  }

  const sorted = (): Knex.QueryBuilder =>
    query.clone().orderBy([
      { column, order },
      { column: 'id', order },
    ]);
  const empty = sorted().whereNull(column).limit(count);
  if (after?.value === null) {
    return empty.where('id', isAfter, after.id);
  }
  const filled = sorted().whereNotNull(column).limit(count);
  if (after) {
    filled.whereRaw(`(??, ??) ${isAfter} (?, ?)`, [
      ...[column, 'id'],
      ...[after.value as Knex.Value, after.id],
    ]);
  }
  // One statement, so that the last page does not wait for a second one.
  const builder = (): Knex.QueryBuilder => query.client.queryBuilder();
  const [some, others] = [filled, empty].map(rows =>
    builder().select('*').from(rows.as('rows')),
  );
  return builder()
    .select('*')
    .from(some.unionAll(others).as('page'))
    .orderBy([
      { column: query.client.raw('?? is null', [column]) },
      { column, order },
      { column: 'id', order },
    ])
    .limit(count);
}
