import { GeneratorError } from '../errors.ts';
import { checkAddedField } from '../fields/addedField.ts';
import { checkChangedField, checkMap } from '../fields/changedField.ts';
import { parseFields } from '../fields/grammar.ts';
import type { Field } from '../fields/index.ts';
import { isReference } from '../fields/ref.ts';
import { isFreed } from './expansions.ts';
import { applyChange, fieldName, type FieldChange } from './history.ts';

/**
 * Applies a change to a table that may have rows.
 *
 * @param lines - the fields before it
 * @returns the fields after it
 * @throws GeneratorError when the change does not fit, or the rows do not
 */
export function changeTable(lines: string[], change: FieldChange): string[] {
  const next = applyChange(lines, change);
  if (next.length === 0) {
    throw new GeneratorError(
      `a resource has at least one field; leave one of these: ${lines.map(fieldName).join(', ')}`,
    );
  }
  refuseMixed(lines, change);
  const kept = next.length - (change.add?.length ?? 0);
  const fields = parseFields(next);
  fields
    .slice(kept)
    // Every row has a value of one that comes back, unless none could be made up.
    .filter(field => !change.revert || isFreed(field))
    .forEach(checkAddedField);
  checkChanged(parseFields(lines), fields, change);
  return next;
}

function checkChanged(
  before: Field[],
  after: Field[],
  { change = [], map = {}, addedAt: _, checks: __, ...others }: FieldChange,
): void {
  if (change.length > 0 && Object.keys(others).length > 0) {
    throw new GeneratorError(
      'fields are changed apart from what is added, removed or renamed',
    );
  }
  const find = (fields: Field[], name: string) =>
    fields.find(field => field.name === name)!;
  for (const name of change.map(fieldName)) {
    checkChangedField(find(before, name), find(after, name));
  }
  const unknown = Object.keys(map).find(name => !find(after, name));
  if (unknown !== undefined) {
    throw new GeneratorError(
      `values of "${unknown}" are mapped, which is no field`,
    );
  }
  for (const [name, values] of Object.entries(map)) {
    checkMap(find(before, name), find(after, name), values);
  }
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
