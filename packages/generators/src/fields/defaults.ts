import { fieldType, type Field, type Value } from './index.ts';

/**
 * Says what is wrong with the default of a field.
 *
 * @param field - a field whose other parts are good
 * @returns the problem and a field that works, or undefined
 */
export function defaultProblem(
  field: Field,
): { problem: string; works: Field } | undefined {
  const { default: text, ...without } = field;
  if (text === undefined) {
    return undefined;
  }
  const { name: type, defaults } = fieldType(field);
  if (!defaults) {
    return { problem: `${type} takes no default`, works: without };
  }
  if (field.optional) {
    const problem = 'what is left out is either null or the default';
    return { problem, works: without };
  }
  if (field.unique) {
    return { problem: 'only one row could have the default', works: without };
  }
  const works = { ...field, default: exampleDefault(field) };
  // It becomes a part of TypeScript, of SQL and of a line that splits at blanks.
  const sign = /[\s'"`\\?\p{C}]/u.exec(text)?.[0];
  if (sign) {
    const problem = `a default has no blanks, quotes, backslashes, question marks or invisible characters, and this one has ${JSON.stringify(sign)}`;
    return { problem, works };
  }
  if (defaultValue(field) === undefined) {
    const { expected } = defaults;
    const problem = `"${text}" cannot be the default: expected ${typeof expected === 'string' ? expected : expected(field)}`;
    return { problem, works };
  }
  return undefined;
}

/** A default that a field could have, as it is written. */
export function exampleDefault(field: Field): string {
  const value = fieldType(field).sample(field, 1);
  return typeof value === 'object' ? '{}' : `${value}`.replaceAll(' ', '-');
}

/** The value that a create request gets when it leaves the field out. */
export function defaultValue(field: Field): Value | undefined {
  return field.default === undefined
    ? undefined
    : fieldType(field).defaults?.parse(field.default, field);
}
