import type { Field, FieldType } from './field.ts';

const alternatives = ({ values }: Field) =>
  `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

// A value that is none of the enum's.
const other = ({ values }: Field) =>
  `'${values.includes('other') ? `not-${values.join('-')}` : 'other'}'`;

export const enumType: FieldType = {
  name: 'enum',
  example: 'severity:enum(low,medium,high)',
  takesValues: true,
  notUnique: 'a table could then have no more rows than the enum has values',
  column: column => `string('${column}', 255)`,
  comment: alternatives,
  // Declared above the schemas, which use it several times.
  input: ({ name }) => `${name}Enum`,
  parameter: ({ name }) => `${name}Enum`,
  output: ({ name }) => `${name}Enum`,
  imports: {},
  row: ({ name }, resourceType) => `${resourceType}['${name}']`,
  fromRow: value => value,
  sample: ({ values }, n) => values[n - 1],
  bad: field => [other(field), '1'],
  badParameter: other,
};
