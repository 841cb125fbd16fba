import {
  listParameters,
  objectMembers,
  rowFields,
  systemColumns,
} from '../blueprint/reservedNames.ts';
import { snakeCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { fieldTypes } from './index.ts';
import type { Field, FieldType } from './field.ts';

const LINE =
  /^(?<name>[^:?()]+):(?<type>[^:?()]+)(?:\((?<list>[^()]*)\))?(?<optional>\?)?(?::(?<option>[^:?()]+))?$/;

// PostgreSQL cuts longer names at 63.
const MAX_COLUMN = 60;

/**
 * Parses the fields of a resource, `name:type[?][:unique|:index]` each.
 *
 * @param lines - the fields as an array, or as one text separated by blanks
 * @throws GeneratorError that names the field, what is wrong, and a line that works
 */
export function parseFields(lines: string | string[]): Field[] {
  const list =
    typeof lines === 'string'
      ? lines.split(/\s+(?![^(]*\))/).filter(line => line !== '')
      : lines;
  const fields = list.map(parseField);
  if (fields.length === 0) {
    throw new GeneratorError(
      'a resource needs at least one field, such as title:string',
    );
  }
  fields.forEach(({ name }, index) => {
    if (fields.findIndex(field => field.name === name) !== index) {
      throw new GeneratorError(
        `field "${name}" is there twice; name each once`,
      );
    }
  });
  return fields;
}

/** Writes a field as the line that parses to it. */
export function formatField(field: Field): string {
  const values = field.values.length > 0 ? `(${field.values.join(',')})` : '';
  const option = (field.unique && ':unique') || (field.index && ':index') || '';
  return `${field.name}:${field.type}${values}${field.optional ? '?' : ''}${option}`;
}

function parseField(line: string): Field {
  const fail = (problem: string, works: string): never => {
    throw new GeneratorError(`field "${line}": ${problem}; try ${works}`);
  };
  const groups = LINE.exec(line)?.groups;
  if (!groups) {
    return fail(
      'expected name:type, then ? if optional, :unique or :index',
      nameProblem(line) ? 'title:string' : `${line}:string`,
    );
  }
  const { name, type, list, optional, option } = groups;
  const fieldType = fieldTypes.get(type);
  const wrongName = nameProblem(name);
  if (wrongName) {
    return fail(wrongName, fieldType?.example ?? 'title:string');
  }
  if (!fieldType) {
    return fail(
      `there is no type "${type}", only ${[...fieldTypes.keys()].join(', ')}`,
      `${name}:string`,
    );
  }
  const plain = {
    name,
    type,
    values: list === undefined ? [] : list.split(',').map(one => one.trim()),
    optional: optional !== undefined,
    unique: false,
    index: false,
  };
  const wrongValues = valuesProblem(plain.values, fieldType);
  if (wrongValues) {
    const values = fieldType.takesValues ? ['low', 'high'] : [];
    return fail(wrongValues, formatField({ ...plain, values }));
  }
  const wrongOption = optionProblem(name, fieldType, option);
  if (wrongOption) {
    return fail(wrongOption, formatField(plain));
  }
  return { ...plain, unique: option === 'unique', index: option === 'index' };
}

function nameProblem(name: string): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    return `"${name}" cannot be a field: it has to start with a lower-case letter and go on with letters and digits`;
  }
  const column = snakeCase(name);
  if (column.length > MAX_COLUMN) {
    return `its column ${column} has ${column.length} characters, and ${MAX_COLUMN} are allowed`;
  }
  if (rowFields.includes(name)) {
    return `every resource has a field "${name}" already`;
  }
  if (systemColumns.includes(name)) {
    return `PostgreSQL gives every table a column "${name}"`;
  }
  if (objectMembers.includes(name)) {
    return `JavaScript gives every object a member "${name}"`;
  }
  return undefined;
}

function valuesProblem(
  values: string[],
  { takesValues }: FieldType,
): string | undefined {
  if (!takesValues) {
    return values.length > 0 ? 'only an enum takes values' : undefined;
  }
  if (values.length === 0) {
    return 'an enum names its values in parentheses';
  }
  const wrong = values.find(value => !/^[A-Za-z0-9][\w.-]{0,62}$/.test(value));
  if (wrong !== undefined) {
    return `"${wrong}" cannot be a value: it has to be 1 to 63 letters, digits, dots, dashes and underscores`;
  }
  if (values.length < 2 || new Set(values).size < values.length) {
    return 'an enum has at least two values, all different';
  }
  return undefined;
}

function optionProblem(
  name: string,
  { name: type, notUnique, notIndexed }: FieldType,
  option: string | undefined,
): string | undefined {
  switch (option) {
    case undefined:
      return undefined;
    case 'unique':
      return notUnique && `${type} takes no :unique: ${notUnique}`;
    case 'index':
      if (listParameters.includes(name)) {
        return `a list has a parameter "${name}" of its own`;
      }
      return notIndexed && `${type} takes no :index: ${notIndexed}`;
    default:
      return `there is no option "${option}", only unique and index`;
  }
}
