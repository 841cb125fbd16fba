import { snakeCase } from '../../blueprint/names.ts';
import { fieldType, type Field } from '../../fields/index.ts';

/** Writes a value as TypeScript. */
export const literal = (value: string | number | boolean) =>
  typeof value === 'string'
    ? `'${value.replace(/[\\']/g, '\\$&')}'`
    : String(value);

/** The default of a field as JavaScript, if it has one. */
export function defaultLiteral(field: Field): string | undefined {
  const { default: text } = field as Field & { default?: string };
  if (text === undefined) {
    return undefined;
  }
  return ['integer', 'number', 'boolean'].includes(field.type)
    ? text
    : literal(text);
}

/**
 * Writes a field as a column of Knex's table builder, for example
 * `string('title', 255).notNullable()`.
 *
 * @param value - the default, as JavaScript, if it is not that of the field
 */
export function columnDefinition(
  field: Field,
  value = defaultLiteral(field),
): string {
  const type = fieldType(field);
  const comment = type.comment?.(field);
  return [
    type.column(snakeCase(field.name)),
    ...(field.optional ? [] : ['notNullable()']),
    ...(value === undefined ? [] : [`defaultTo(${value})`]),
    ...(comment ? [`comment(${literal(comment)})`] : []),
  ].join('.');
}
