import type { FieldType } from './field.ts';

export const booleanType: FieldType = {
  name: 'boolean',
  example: 'acknowledged:boolean',
  accepts: '`true` or `false`',
  notUnique: 'a table could then have no more than two rows',
  column: column => `boolean('${column}')`,
  input: () => 'z.boolean()',
  parameter: () => 'booleanParameter()',
  output: () => 'z.boolean()',
  value: () => 'boolean',
  imports: { parameter: 'booleanParameter' },
  row: () => 'boolean | number',
  // SQLite returns 1 and 0.
  fromRow: (value, { optional }) =>
    optional
      ? `(${value} ?? null) === null ? null : Boolean(${value})`
      : `Boolean(${value})`,
  defaults: {
    expected: 'true or false',
    parse: text => (/^(true|false)$/.test(text) ? text === 'true' : undefined),
  },
  sample: (_, n) => n === 1,
  bad: () => [`'true'`, '1'],
  badParameter: () => `'yes'`,
};
