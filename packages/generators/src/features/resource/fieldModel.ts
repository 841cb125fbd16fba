import { codeNames } from '../../blueprint/codeNames.ts';
import { columnLiteral, literal } from '../../blueprint/literal.ts';
import {
  kebabCase,
  label,
  pascalCase,
  snakeCase,
} from '../../blueprint/names.ts';
import type { Reference } from '../../blueprint/references.ts';
import { defaultValue } from '../../fields/defaults.ts';
import { foldedName } from '../../fields/folded.ts';
import type { Filter } from '../../fields/filters.ts';
import { fieldType, type Field } from '../../fields/index.ts';

/**
 * What the templates say of a field.
 *
 * @param differs - whether each row of a test has a value of its own in it
 */
export function fieldModel(
  field: Field,
  resourceType: string,
  reference: Reference | undefined,
  differs: boolean,
) {
  const type = fieldType(field);
  const column = snakeCase(field.name);
  const input = `input.${field.name}`;
  const value = defaultValue(field);
  const stored = `row.${column}`;
  return {
    name: field.name,
    pascalName: pascalCase(field.name),
    column,
    optional: field.optional,
    folded: field.ignoresCase ? snakeCase(foldedName(field.name)) : undefined,
    reference: reference && referenceModel(reference),
    values: field.values.map(literal),
    isEnum: field.type === 'enum',
    default: value === undefined ? undefined : literal(value),
    input: type.input(field),
    output: type.output(field),
    row: type.row(field, resourceType),
    fromRow:
      type.fromRow?.(stored, field) ??
      (field.optional ? `${stored} ?? null` : stored),
    toColumn: type.toColumn?.(input) ?? input,
    // What a row of its own table would refer to is not there before the row.
    sample: reference?.isSelf ? 'null' : literal(type.sample(field, 1)),
    other: literal(type.sample(field, 2)),
    columnSample: fixtureValue(field, differs),
    largest: type.largest?.(field),
    distinct: distinctValue(field, reference),
    badValues: [...type.bad(field), ...(field.optional ? [] : ['null'])],
  };
}

// The value that no other row of a test has.
function distinctValue(field: Field, reference: Reference | undefined) {
  if (field.optional) {
    return 'null';
  }
  return reference
    ? `await ${referenceModel(reference).insert}(knex, ++count)`
    : fieldType(field).distinct?.(field, '++count');
}

// The value of a required field in the nth row that others refer to.
function fixtureValue(field: Field, differs: boolean): string {
  const type = fieldType(field);
  if (field.type === 'ref') {
    return 'rowId(n)';
  }
  return differs && type.distinct
    ? type.distinct(field, '(90 + n)')
    : columnLiteral(type.sample(field, 1));
}

/**
 * What the templates say of fields that are unique together.
 *
 * @param all - what they say of every field
 */
export function keyModel(key: Field[], all: ReturnType<typeof fieldModel>[]) {
  const names = key.map(({ name }) => name);
  return {
    words: `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`,
    pascalName: names.map(pascalCase).join('And'),
    fields: all
      .filter(field => names.includes(field.name))
      .map(({ name, reference }) => ({
        name,
        isSelf: Boolean(reference?.isSelf),
      })),
  };
}

/** What the templates say of the resource that a field refers to. */
export function referenceModel({ target, isSelf, deletion }: Reference) {
  const { Name, names } = codeNames(target);
  return {
    Name,
    names,
    path: kebabCase(target.plural),
    label: label(target.name),
    table: snakeCase(target.plural),
    store: `${Name}Store`,
    insert: `insert${Name}`,
    isSelf,
    cascades: deletion === 'cascade',
    clears: deletion === 'set null',
  };
}

/** What the templates say of a query parameter that narrows a list. */
export function filterModel({ name, field, operator }: Filter) {
  const type = fieldType(field);
  const isEqual = operator === '=';
  const parameter = type.parameter?.(field);
  return {
    name,
    column: snakeCase(field.name),
    operator,
    isEqual,
    parameter: isEqual ? `oneOrMore(${parameter})` : parameter,
    badParameter: type.badParameter?.(field),
    other: literal(type.sample(field, 2)),
  };
}
