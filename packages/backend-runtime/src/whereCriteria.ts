import { Knex } from 'knex';

/**
 * That a column has one of some values.
 *
 * @see {@link RowCriteria}
 */
export interface ColumnCondition {
  /** The name of the column. */
  column: string;
  /** As the column has them, null for none; without any, no row meets it. */
  values: readonly (string | number | boolean | null)[];
}

/**
 * What all, none, or some of something meet: conditions in the shape that Backstage gives
 * to those of a permission policy.
 *
 * @see {@link RowCriteria}
 */
export type Criteria<Condition> =
  | boolean
  | Condition
  | {
      /** All of which it meets. */
      allOf: readonly Criteria<Condition>[];
    }
  | {
      /** One of which it meets, or several. */
      anyOf: readonly Criteria<Condition>[];
    }
  | {
      /** What it does not meet. */
      not: Criteria<Condition>;
    };

/**
 * Which rows of a table: all, none, or those that meet conditions.
 *
 * @see {@link whereCriteria}
 */
export type RowCriteria = Criteria<ColumnCondition>;

/**
 * Narrows a query to the rows that meet criteria. However many values a condition has,
 * the statement has one binding for them: an array on PostgreSQL, JSON on SQLite.
 *
 * @param query - rows of one table
 * @param criteria - what each row has to meet
 * @returns the same query
 * @see https://backstage.io/docs/permissions/plugin-authors/03-adding-a-resource-permission-check
 */
export function whereCriteria<Row extends {}, Result>(
  query: Knex.QueryBuilder<Row, Result>,
  criteria: RowCriteria,
): Knex.QueryBuilder<Row, Result> {
  return query.where(narrowed => addCriteria(narrowed, criteria));
}

// No part of a criteria is unknown, since `not` makes all that is not met out of that.
function addCriteria(query: Knex.QueryBuilder, criteria: RowCriteria): void {
  if (typeof criteria === 'boolean') {
    query.whereRaw(criteria ? '1 = 1' : '1 = 0');
  } else if ('allOf' in criteria) {
    query.whereRaw('1 = 1');
    criteria.allOf.forEach(one => query.where(part => addCriteria(part, one)));
  } else if ('anyOf' in criteria) {
    query.whereRaw('1 = 0');
    criteria.anyOf.forEach(one =>
      query.orWhere(part => addCriteria(part, one)),
    );
  } else if ('not' in criteria) {
    query.whereNot(part => addCriteria(part, criteria.not));
  } else {
    addCondition(query, criteria);
  }
}

function addCondition(
  query: Knex.QueryBuilder,
  { column, values }: ColumnCondition,
): void {
  const given = values.filter(value => value !== null);
  query.where(one => {
    one.whereNotNull(column);
    if (query.client.config.client === 'pg') {
      one.whereRaw('?? = any(?)', [column, given as string[]]);
    } else {
      one.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(given),
      ]);
    }
  });
  if (given.length < values.length) {
    query.orWhereNull(column);
  }
}
