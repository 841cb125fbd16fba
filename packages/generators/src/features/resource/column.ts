import { ownDatabaseName } from '../../blueprint/databaseName.ts';
import { defaultLiteral, literal } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import type { Deletion } from '../../fields/ref.ts';
import { valueList } from './enumChecks.ts';

/** A field, and what it refers to, if it does. */
export interface TableField extends Field {
  reference?: { table: string; deletion: Deletion | undefined };
  /** Whether it is an enum of which the database refuses any other value. */
  isChecked?: boolean;
  /** Whether it is what another field is without regard to case. */
  isFolded?: boolean;
}

// Unicode's normal form may be three times as long.
const MAX_FOLDED = 3 * 255;

function checkCall(table: string, field: TableField): string {
  const name = ownDatabaseName(table, snakeCase(field.name), 'check');
  return `checkIn([${valueList(field)}]${name ? `, '${name}'` : ''})`;
}

/**
 * Writes a field as a column of Knex's table builder, for example
 * `string('title', 255).notNullable()`.
 *
 * @param table - the name of the table
 * @param value - the default, as JavaScript, if it is not that of the field
 */
export function columnDefinition(
  table: string,
  field: TableField,
  value = defaultLiteral(field),
): string {
  const { reference } = field;
  const type = fieldType(field);
  const comment = field.isFolded
    ? 'In lower case and NFC, to be unique whatever the case'
    : type.comment?.(field);
  const key = ownDatabaseName(table, snakeCase(field.name), 'foreign');
  return [
    field.isFolded
      ? `string('${snakeCase(field.name)}', ${MAX_FOLDED})`
      : type.column(snakeCase(field.name), field),
    ...(field.optional ? [] : ['notNullable()']),
    ...(value === undefined ? [] : [`defaultTo(${value})`]),
    ...(reference ? [`references('id').inTable('${reference.table}')`] : []),
    ...(reference && key ? [`withKeyName('${key}')`] : []),
    ...(reference?.deletion
      ? [`onDelete('${reference.deletion.toUpperCase()}')`]
      : []),
    ...(field.isChecked ? [checkCall(table, field)] : []),
    ...(comment ? [`comment(${literal(comment)})`] : []),
  ].join('.');
}
