import { databaseName } from '../../blueprint/databaseName.ts';
import { literal } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import type { Field } from '../../fields/index.ts';

/** The constraint of an enum's column, named as PostgreSQL names one without a name. */
export const checkName = (table: string, { name }: Field): string =>
  databaseName(table, snakeCase(name), 'check');

/** What the constraint of an enum's column says, in SQL. */
export function checkCondition({ name, values }: Field): string {
  return `"${snakeCase(name)}" in (${values.map(value => `'${value}'`).join(', ')})`;
}

/** The values of an enum in JavaScript, separated by commas. */
export const valueList = ({ values }: Pick<Field, 'values'>): string =>
  values.map(literal).join(', ');
