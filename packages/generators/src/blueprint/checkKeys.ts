import { GeneratorError } from '../errors.ts';
import { defaultValue } from '../fields/defaults.ts';
import { parseFields } from '../fields/grammar.ts';
import { fieldType, type Field } from '../fields/index.ts';
import { isReference } from '../fields/ref.ts';
import { amongThese } from '../nearest.ts';
import { applyChange, type FieldChange, type FieldHistory } from './history.ts';
import { applyToKeys, formatKey } from './uniqueKeys.ts';

// PostgreSQL takes a third of a page, 2,704 bytes, for all values of a key together.
const MAX_BYTES = 2600;
const USUAL_BYTES = 16;

/**
 * Checks the keys over several fields of a resource, in each state that it has been in.
 *
 * @throws GeneratorError when a key cannot be one, or a change does not fit it
 */
export function checkKeys({
  fields,
  unique = [],
  changes = [],
}: FieldHistory): void {
  if (unique.length === 0 && !changes.some(({ addUnique }) => addUnique)) {
    changes.reduce(applyToKeys, unique);
    return;
  }
  let lines = fields;
  let keys = applyToKeys([], { addedAt: '', addUnique: unique });
  checkState(lines, keys);
  for (const change of changes) {
    refuseMixed(change);
    keys = applyToKeys(keys, change);
    lines = applyChange(lines, change);
    checkState(lines, keys);
  }
}

/**
 * The field of a key in which each row can have a value of its own.
 *
 * @param fields - those of the key
 * @returns undefined when no field has many values, none may be null, and none refers
 *   to another row
 */
export function differingField(fields: Field[]): Field | undefined {
  return (
    fields.findLast(field => !field.optional && fieldType(field).distinct) ??
    fields.findLast(field => field.optional) ??
    fields.findLast(isReference)
  );
}

function checkState(lines: string[], keys: string[][]): void {
  const fields = parseFields(lines);
  for (const key of keys) {
    const problem = keyProblem(key, fields);
    if (problem) {
      throw new GeneratorError(`the key "${formatKey(key)}": ${problem}`);
    }
  }
}

function keyProblem(key: string[], all: Field[]): string | undefined {
  const unknown = key.find(name => !all.some(field => field.name === name));
  if (unknown !== undefined) {
    const names = all.map(({ name }) => name);
    return `there is no field "${unknown}"; ${amongThese(unknown, names)}`;
  }
  const fields = key.map(name => all.find(field => field.name === name)!);
  if (new Set(key).size < key.length) {
    return 'it has a field twice';
  }
  const unique = fields.find(field => field.unique);
  if (unique) {
    return `"${unique.name}" is unique by itself, so that no two rows can have all of these values`;
  }
  const long = fields.find(field => {
    const { notIndexed, alwaysIndexed } = fieldType(field);
    return notIndexed && !alwaysIndexed;
  });
  if (long) {
    return `it cannot have "${long.name}": ${fieldType(long).notIndexed}`;
  }
  const bytes = fields
    .map(field => fieldType(field).bytes ?? USUAL_BYTES)
    .reduce((sum, one) => sum + one, 0);
  if (bytes > MAX_BYTES) {
    return `its values may have ${bytes} bytes together, and PostgreSQL can index ${MAX_BYTES}; leave out a field`;
  }
  if (fields.every(field => defaultValue(field) !== undefined)) {
    return 'only one row could have all of the defaults';
  }
  return differingField(fields)
    ? undefined
    : 'a table could then have a few rows only; put a field in it with many values, such as a string, an optional one, or a reference';
}

// The rows are checked before anything changes, also before a field comes or goes.
function refuseMixed(change: FieldChange): void {
  const { rename, remove, add, addUnique, removeUnique } = change;
  if ((addUnique || removeUnique) && (rename || remove || add)) {
    const flags = [
      ...(addUnique ?? []).map(key => `--add-unique "${formatKey(key)}"`),
      ...(removeUnique ?? []).map(key => `--remove-unique "${formatKey(key)}"`),
    ];
    throw new GeneratorError(
      `keys change apart from fields; say ${flags.join(' ')} in a command of its own`,
    );
  }
}
