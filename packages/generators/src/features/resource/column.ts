import { defaultLiteral, literal } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { fieldType, type Field } from '../../fields/index.ts';

/**
 * Writes a field as a column of Knex's table builder, for example
 * `string('title', 255).notNullable()`.
 *
 * @param value - the default, as JavaScript, if it is not that of the field
 * @param reference - the table that it refers to, if it does
 */
export function columnDefinition(
  field: Field,
  value = defaultLiteral(field),
  reference?: { table: string; cascades: boolean },
): string {
  const type = fieldType(field);
  const comment = type.comment?.(field);
  return [
    type.column(snakeCase(field.name)),
    ...(field.optional ? [] : ['notNullable()']),
    ...(value === undefined ? [] : [`defaultTo(${value})`]),
    ...(reference ? [`references('id').inTable('${reference.table}')`] : []),
    ...(reference?.cascades ? [`onDelete('CASCADE')`] : []),
    ...(comment ? [`comment(${literal(comment)})`] : []),
  ].join('.');
}
