import { defaultValue, exampleDefault } from './defaults.ts';
import { FieldError } from './FieldError.ts';
import { formatField, parseFields } from './grammar.ts';
import { fieldType, type Field } from './index.ts';

/**
 * Parses fields that are added to a table, which may have rows.
 *
 * @throws GeneratorError whose lines work for such a table
 */
export function parseAddedFields(lines: string): Field[] {
  try {
    return parseFields(lines);
  } catch (error) {
    if (!(error instanceof FieldError)) {
      throw error;
    }
    const { line, problem, works } = error;
    const added = parseFields(works).flatMap(field =>
      problemOf(field) ? linesToAdd(field) : formatField(field),
    );
    throw new FieldError(line, problem, added);
  }
}

/**
 * Refuses a field that cannot be added to a table that may have rows.
 *
 * @throws GeneratorError with lines that work
 */
export function checkAddedField(field: Field): void {
  const problem = problemOf(field);
  if (problem) {
    throw new FieldError(formatField(field), problem, linesToAdd(field));
  }
}

function problemOf(field: Field): string | undefined {
  if (field.optional || defaultValue(field) !== undefined) {
    return undefined;
  }
  return field.unique
    ? 'rows that are there would need a different value each'
    : 'rows that are there would need a value';
}

function linesToAdd(field: Field): string[] {
  const optional = formatField({ ...field, optional: true });
  return field.unique || !fieldType(field).defaults
    ? [optional]
    : [optional, formatField({ ...field, default: exampleDefault(field) })];
}
