import { freeName, snakeCase } from '../../blueprint/names.ts';
import { lostValues } from '../../fields/changedField.ts';
import { fieldType } from '../../fields/index.ts';
import type { FieldPair } from './changeMigration.ts';
import type { TableField } from './column.ts';
import { checkCondition, checkName, valueList } from './enumChecks.ts';

const conditionOf = (field: TableField) =>
  field.isChecked ? checkCondition(field) : undefined;

/** Whether the database takes other values of an enum after a change than before it. */
export const changesCheck = ({ from, to }: FieldPair): boolean =>
  conditionOf(from) !== conditionOf(to);

/**
 * What the template of a migration says that changes which values of an enum the
 * database takes.
 *
 * @param map - new values by old ones, which the enum loses
 * @param names - of all fields
 */
export function alterCheck(
  table: string,
  { from, to, map }: FieldPair & { map: Record<string, string> },
  names: string[],
) {
  const column = snakeCase(to.name);
  const aside = snakeCase(freeName(`${to.name}Aside`, names));
  const cases = lostValues(from, to)
    .filter(value => Object.hasOwn(map, value))
    .map(value => `when '${value}' then '${map[value]}' `)
    .join('');
  return {
    name: checkName(table, to),
    condition: conditionOf(to),
    column,
    aside,
    definition: `${fieldType(to).column(aside, to)}${to.isChecked ? `.checkIn([${valueList(to)}])` : ''}`,
    value: cases
      ? `case "${column}" ${cases}else "${column}" end`
      : `"${column}"`,
  };
}
