import {
  listParameters,
  objectMembers,
  rowFields,
} from '../blueprint/reservedNames.ts';
import { snakeCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { fieldTypes } from './index.ts';
import type { Field } from './field.ts';

const LINE =
  /^(?<name>[^:?()]+):(?<type>[^:?()]+)(?:\((?<values>[^()]*)\))?(?<optional>\?)?(?::(?<option>[^:?()]+))?$/;

const MAX_NAME = 60;

/**
 * Parses the fields of a resource, `name:type[?][:unique|:index]` each.
 *
 * @param lines - the fields as an array, or as one text separated by blanks
 * @throws GeneratorError that names the field, what is wrong, and a line that works
 */
export function parseFields(lines: string | string[]): Field[] {
  const list =
    typeof lines === 'string' ? lines.split(/\s+(?![^(]*\))/) : lines;
  const fields = list.filter(line => line !== '').map(parseField);
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
  const { name, type, values, optional, option } =
    line.match(LINE)?.groups ?? {};
  const fail = (problem: string, works = example(name)): never => {
    throw new GeneratorError(`field "${line}": ${problem}; try ${works}`);
  };
  if (!name) {
    return fail('expected name:type, then ? if optional, :unique or :index');
  }
  const problem = nameProblem(name);
  if (problem) {
    return fail(problem, `title:${type}`);
  }
  const fieldType = fieldTypes.get(type);
  if (!fieldType) {
    return fail(
      `there is no type "${type}", only ${[...fieldTypes.keys()].join(', ')}`,
    );
  }
  const works = fieldType.example.replace(/^\w+/, name);
  if (option !== undefined && option !== 'unique' && option !== 'index') {
    fail(`there is no option "${option}", only unique and index`, works);
  }
  const notAllowed =
    (option === 'unique' && fieldType.notUnique) ||
    (option === 'index' && fieldType.notIndexed);
  if (notAllowed) {
    fail(`${type} takes no :${option}: ${notAllowed}`, `${name}:${type}`);
  }
  if (option === 'index' && listParameters.includes(name)) {
    fail(
      `a list has a parameter "${name}" of its own`,
      `${name}:${type} without :index`,
    );
  }
  if (option && snakeCase(name).length > 40) {
    fail(
      'PostgreSQL allows 63 characters for the name of its index',
      'a shorter name',
    );
  }
  return {
    name,
    type,
    values: parseValues(values, Boolean(fieldType.takesValues), problemIs =>
      fail(problemIs, works),
    ),
    optional: optional !== undefined,
    unique: option === 'unique',
    index: option === 'index',
  };
}

function parseValues(
  text: string | undefined,
  takesValues: boolean,
  fail: (problem: string) => never,
): string[] {
  if (!takesValues) {
    return text === undefined ? [] : fail('only an enum takes values');
  }
  const values = (text ?? '').split(',').map(value => value.trim());
  const wrong = values.find(value => !/^[A-Za-z0-9][\w.-]{0,62}$/.test(value));
  if (wrong !== undefined) {
    fail(
      wrong === ''
        ? 'an enum names its values in parentheses'
        : `"${wrong}" cannot be a value: it has to be 1 to 63 letters, digits, dots, dashes and underscores`,
    );
  }
  if (values.length < 2 || new Set(values).size < values.length) {
    fail('an enum has at least two values, all different');
  }
  return values;
}

function nameProblem(name: string): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    return `"${name}" cannot be a field: it has to start with a lower-case letter and go on with letters and digits`;
  }
  if (name.length > MAX_NAME) {
    return `the name has ${name.length} characters, and ${MAX_NAME} are allowed`;
  }
  if (rowFields.includes(name)) {
    return `every resource has a field "${name}" already`;
  }
  if (objectMembers.includes(name)) {
    return `JavaScript gives every object a member "${name}"`;
  }
  return undefined;
}

function example(name = 'title') {
  return /^[a-z][A-Za-z0-9]*$/.test(name) ? `${name}:string` : 'title:string';
}
