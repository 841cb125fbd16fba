import type { Field, FieldType } from './field.ts';

const alternatives = ({ values }: Field) =>
  `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

// A value that is none of the enum's.
const other = ({ values }: Field) =>
  `'${values.includes('other') ? `not-${values.join('-')}` : 'other'}'`;

function valuesProblem(values: string[]): string | undefined {
  if (values.length === 0) {
    return 'an enum names its values in parentheses';
  }
  const wrong = values.find(value => !/^[A-Za-z0-9][\w.-]{0,62}$/.test(value));
  if (wrong !== undefined) {
    return `"${wrong}" cannot be a value: it has to be 1 to 63 letters, digits, dots, dashes and underscores`;
  }
  return values.length < 2 || new Set(values).size < values.length
    ? 'an enum has at least two values, all different'
    : undefined;
}

export const enumType: FieldType = {
  name: 'enum',
  example: 'severity:enum(low,medium,high)',
  accepts: 'One of the texts in parentheses',
  bytes: 63,
  valuesProblem,
  notUnique: 'a table could then have no more rows than the enum has values',
  column: column => `string('${column}', 255)`,
  comment: alternatives,
  // Declared above the schemas, which use it several times.
  input: ({ name }) => `${name}Enum`,
  parameter: ({ name }) => `${name}Enum`,
  output: ({ name }) => `${name}Enum`,
  value: ({ values }) => values.map(value => `'${value}'`).join(' | '),
  imports: {},
  row: ({ name }, resourceType) => `${resourceType}['${name}']`,
  defaults: {
    expected: alternatives,
    parse: (text, { values }) => (values.includes(text) ? text : undefined),
  },
  sample: ({ values }, n) => values[n - 1],
  bad: field => [other(field), '1'],
  badParameter: other,
};
