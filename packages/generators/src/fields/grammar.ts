import { listParameters } from '../blueprint/reservedNames.ts';
import { GeneratorError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { defaultProblem } from './defaults.ts';
import { FieldError } from './FieldError.ts';
import { nameProblem, suggestName } from './fieldName.ts';
import { filterClash } from './filters.ts';
import { foldedClash, foldedProblem } from './folded.ts';
import { fieldTypes } from './index.ts';
import type { Field, FieldType } from './field.ts';

// A row of PostgreSQL has 8 kB, of which each field may take 18 bytes, whatever is in it.
const MAX_FIELDS = 400;

const LINE =
  /^(?<name>[^:?()]+):(?<type>[^:?()]+)(?:\((?<list>[^()]*)\))?(?<optional>\?)?(?::(?<option>[^:?()]+(?:\(\w*\))?))?$/;

/**
 * Parses the fields of a resource, `name:type[?][=value][:unique|:index]` each.
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
  if (fields.length > MAX_FIELDS) {
    throw new GeneratorError(
      `a resource has at most ${MAX_FIELDS} fields, and these are ${fields.length}`,
    );
  }
  fields.forEach(({ name }, index) => {
    if (fields.findIndex(field => field.name === name) !== index) {
      throw new GeneratorError(
        `field "${name}" is there twice; name each once`,
      );
    }
  });
  const clash = filterClash(fields) ?? foldedClash(fields);
  if (clash) {
    throw new GeneratorError(clash);
  }
  return fields;
}

const IGNORE_CASE = ':unique(ignoreCase)';

// Without being told to.
const isIndexed = (type: string) =>
  fieldTypes.get(type)?.alwaysIndexed === true;

/** Writes a field as the line that parses to it. */
export function formatField(field: Field): string {
  const values = field.values.length > 0 ? `(${field.values.join(',')})` : '';
  const value = field.default === undefined ? '' : `=${field.default}`;
  const option =
    (field.ignoresCase && IGNORE_CASE) ||
    (field.unique && ':unique') ||
    (field.index && !isIndexed(field.type) && ':index') ||
    '';
  return `${field.name}:${field.type}${values}${field.optional ? '?' : ''}${value}${option}`;
}

/**
 * Parses one field.
 *
 * @throws GeneratorError as `parseFields`
 */
export function parseField(line: string): Field {
  const fail = (problem: string, works: string): never => {
    throw new FieldError(line, problem, linesThatWork(works));
  };
  // A default may have colons of its own.
  const [, head = line, value, end = ''] =
    /^([^=]*)=(.*?)(:unique|:unique\(ignoreCase\)|:index)?$/s.exec(line) ?? [];
  const groups = LINE.exec(head + end)?.groups;
  if (!groups) {
    return fail(
      'expected name:type, then ? if optional, =value, :unique or :index',
      `${suggestName(/^[^:?()=]*/.exec(line)![0])}:string`,
    );
  }
  const { name, type, list, optional, option } = groups;
  const fieldType = fieldTypes.get(type);
  const wrongName = nameProblem(name);
  if (wrongName) {
    return fail(wrongName, suggestName(name) + line.slice(name.length));
  }
  if (!fieldType) {
    const meant = nearest(type, [...fieldTypes.keys()]);
    return fail(
      /[,;]/.test(type)
        ? 'fields are separated by blanks'
        : `there is no type "${type}", only ${[...fieldTypes.keys()].join(', ')}`,
      meant
        ? `${name}:${meant}${line.slice(name.length + 1 + type.length)}`
        : `${name}:string`,
    );
  }
  if (isIndexed(type) && listParameters.includes(name)) {
    return fail(
      `a list has a parameter "${name}" of its own`,
      suggestName(`own-${name}`) + line.slice(name.length),
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
  const ignoresCase = `:${option}` === IGNORE_CASE;
  const field: Field = {
    ...plain,
    ...(value !== undefined && { default: value }),
    unique: option === 'unique' || ignoresCase,
    ...(ignoresCase && { ignoresCase }),
    index: option === 'index' || isIndexed(type),
  };
  const wrongValues = valuesProblem(plain.values, fieldType);
  if (wrongValues) {
    return fail(wrongValues, formatField({ ...plain, ...goodValues(plain) }));
  }
  const wrongOption = optionProblem(name, fieldType, option);
  if (wrongOption) {
    return fail(wrongOption, formatField(plain));
  }
  const wrongDefault = defaultProblem(field);
  if (wrongDefault) {
    return fail(wrongDefault.problem, formatField(wrongDefault.works));
  }
  return field;
}

// What is suggested for one mistake may have another one.
function linesThatWork(line: string): string[] {
  try {
    parseField(line);
    return [line];
  } catch (error) {
    if (!(error instanceof FieldError)) {
      throw error;
    }
    return error.works;
  }
}

// Nothing is known of the resources here, and a uuid needs none.
function goodValues({ type, values }: Field): Partial<Field> {
  if (type === 'ref') {
    const [target] = values;
    return fieldTypes.get(type)!.valuesProblem!([target])
      ? { type: 'uuid', values: [], index: true }
      : { values: [target] };
  }
  const example = /\((.*)\)/.exec(fieldTypes.get(type)!.example)?.[1];
  return { values: example?.split(',') ?? [] };
}

function valuesProblem(
  values: string[],
  { valuesProblem: problem }: FieldType,
): string | undefined {
  if (problem) {
    return problem(values);
  }
  const those = [...fieldTypes.values()].filter(type => type.valuesProblem);
  return values.length > 0
    ? `only ${those.map(({ name }) => name).join(', ')} have parentheses`
    : undefined;
}

function optionProblem(
  name: string,
  { name: type, notUnique, hasCase, notIndexed }: FieldType,
  option: string | undefined,
): string | undefined {
  switch (option) {
    case undefined:
      return undefined;
    case 'unique':
      return notUnique && `${type} takes no :unique: ${notUnique}`;
    case 'unique(ignoreCase)':
      return hasCase
        ? foldedProblem(name)
        : `${type} takes no ${IGNORE_CASE}: only a string has letters of either case that mean the same`;
    case 'index':
      if (listParameters.includes(name)) {
        return `a list has a parameter "${name}" of its own`;
      }
      return notIndexed && `${type} takes no :index: ${notIndexed}`;
    default:
      return `there is no option "${option}", only unique, unique(ignoreCase) and index`;
  }
}
