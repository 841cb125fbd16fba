import { defaultValue } from '../fields/defaults.ts';
import type { Field, Value } from '../fields/index.ts';

/** Writes a value as TypeScript. */
export const literal = (value: Value): string =>
  typeof value === 'string'
    ? `'${value.replace(/[\\']/g, '\\$&')}'`
    : JSON.stringify(value);

/**
 * Writes a default as SQL, for a template string. The grammar leaves no quote, backtick
 * or backslash in one.
 */
export const sqlLiteral = (value: Value): string =>
  `'${typeof value === 'object' ? JSON.stringify(value) : value}'`.replaceAll(
    '${',
    '\\${',
  );

/** Writes a value as a column has it, in TypeScript. */
export const columnLiteral = (value: Value): string =>
  literal(typeof value === 'object' ? JSON.stringify(value) : value);

/** The default of a field's column as TypeScript, if it has one. */
export function defaultLiteral(field: Field): string | undefined {
  const value = defaultValue(field);
  return value === undefined ? undefined : columnLiteral(value);
}
