import { Knex } from 'knex';

/**
 * A column, how to compare it, and with what; undefined compares nothing, and an array
 * has the values that it may be equal to.
 *
 * @see {@link whereGiven}
 */
export type Condition =
  | [
      column: string,
      operator: '=',
      value: Knex.Value | readonly Knex.Value[] | undefined,
    ]
  | [column: string, operator: '<' | '>', value: Knex.Value | undefined];

/**
 * Narrows a query by those conditions whose value is given.
 *
 * @param query - rows of one table
 * @param conditions - all of which a row has to meet
 * @returns the same query
 * @see https://knexjs.org/guide/query-builder.html#where-clauses
 */
export function whereGiven<Row extends {}>(
  query: Knex.QueryBuilder<Row, Row[]>,
  conditions: Condition[],
): Knex.QueryBuilder<Row, Row[]> {
  for (const [column, operator, value] of conditions) {
    if (Array.isArray(value)) {
      query.whereIn(column, value);
    } else if (value !== undefined) {
      query.where(column, operator, value as Knex.Value);
    }
  }
  return query;
}
