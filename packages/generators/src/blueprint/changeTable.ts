import { GeneratorError } from '../errors.ts';
import { formatField, parseFields } from '../fields/grammar.ts';
import { exampleDefault } from '../fields/defaults.ts';
import { fieldType, type Field } from '../fields/index.ts';
import { isReference } from '../fields/ref.ts';
import { applyChange, type FieldChange } from './history.ts';
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
  refuseMixed(lines, change);
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

// SQLite drops a foreign key by copying the table, outside of the transaction that
// holds the steps of any other change together.
function refuseMixed(lines: string[], change: FieldChange): void {
  const { rename, remove = [], add } = change;
  const references = parseFields(lines)
    .filter(field => isReference(field) && remove.includes(field.name))
    .map(({ name }) => name);
  if (
    references.length > 0 &&
    (rename || add || references.length < remove.length)
  ) {
    throw new GeneratorError(
      `field "${references[0]}" refers to a resource, which is removed apart from other changes; say --remove "${references.join(' ')}" first, and then the rest`,
    );
  }
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
  if (!fieldType(field).defaults) {
    return `field "${line}": rows that are there would need a value; try ${optional}`;
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
