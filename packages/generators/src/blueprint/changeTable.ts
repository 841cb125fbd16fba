import { GeneratorError } from '../errors.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { exampleDefault } from '../fields/defaults.ts';
import type { Field } from '../fields/index.ts';
import { applyChange, fieldName, type FieldChange } from './history.ts';
import { defaultLiteral } from './literal.ts';

/**
 * Applies a change to a table that may have rows.
 *
 * @param lines - the fields before it
 * @returns the fields after it
 * @throws GeneratorError when the change does not fit, or the rows do not
 */
export function changeTable(lines: string[], change: FieldChange): string[] {
  const next = applyChange(lines, change);
  const moved = [
    ...(change.add ?? []),
    ...lines.filter(line => change.remove?.includes(fieldName(line))),
  ];
  const reference = moved.find(line => parseFields([line])[0].type === 'ref');
  if (reference) {
    throw new GeneratorError(
      `field "${reference}": SQLite cannot change the foreign keys of a table that is there; try ${fieldName(reference)}:uuid?:index`,
    );
  }
  const kept = next.length - (change.add?.length ?? 0);
  const problem = parseFields(next)
    .slice(kept)
    .map(addedFieldProblem)
    .find(Boolean);
  if (problem) {
    throw new GeneratorError(problem);
  }
  return next;
}

/**
 * Says why a field cannot be added to a table that may have rows.
 *
 * @returns a sentence with lines that work, or undefined when it can
 */
function addedFieldProblem(field: Field): string | undefined {
  if (field.optional) {
    return undefined;
  }
  const line = formatField(field);
  const optional = formatField({ ...field, optional: true });
  if (field.unique) {
    return `field "${line}": rows that are there would need a different value each; try ${optional}`;
  }
  if (defaultLiteral(field) === undefined) {
    const withDefault = formatField({
      ...field,
      default: exampleDefault(field),
    });
    return `field "${line}": rows that are there would need a value; try ${optional} or ${withDefault}`;
  }
  return undefined;
}
