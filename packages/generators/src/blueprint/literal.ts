import type { Field } from '../fields/index.ts';

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
