import type { FieldType } from './field.ts';

const notIndexed = 'a database would compare its text';

export const jsonType: FieldType = {
  name: 'json',
  example: 'labels:json?',
  accepts: 'Object or array, of at most 20,000 characters as JSON',
  notUnique: notIndexed,
  notIndexed,
  // Not json or jsonb: jsonb sorts keys, and SQLite turns such columns into numbers.
  column: column => `text('${column}')`,
  comment: () => 'JSON',
  input: () => 'json()',
  output: () => 'json()',
  value: () => 'object',
  imports: { input: 'json' },
  row: () => 'string',
  fromRow: (value, { optional }) =>
    optional
      ? `${value} ? JSON.parse(${value}) : null`
      : `JSON.parse(${value})`,
  toColumn: value => `${value} && JSON.stringify(${value})`,
  defaults: {
    expected: '{} or []',
    parse: text =>
      new Map<string, object>([
        ['{}', {}],
        ['[]', []],
      ]).get(text),
  },
  sample: ({ name }, n) => ({ [name]: n }),
  largest: () => `{ text: '漢'.repeat(20_000 - '{"text":""}'.length) }`,
  bad: () => [`'text'`, '1', `{ a: ['\\0'] }`, `{ '\\ud800': 1 }`],
};
