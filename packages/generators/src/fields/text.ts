import type { FieldType } from './field.ts';

export const textType: FieldType = {
  name: 'text',
  example: 'description:text?',
  accepts: 'Text of at most 10,000 characters',
  notUnique: 'PostgreSQL cannot index long text; use string',
  notIndexed: 'PostgreSQL cannot index long text; use string',
  column: column => `text('${column}')`,
  input: () => 'text({ max: 10_000 })',
  output: () => 'z.string()',
  value: () => 'string',
  imports: { input: 'text' },
  row: () => 'string',
  defaults: {
    expected: 'at most 10,000 characters',
    parse: text => (text.length <= 10_000 ? text : undefined),
  },
  takes: { string: {} },
  sample: ({ name }, n) => `${name} ${n}`,
  largest: () => `'漢'.repeat(10_000)`,
  bad: () => [`'x'.repeat(10_001)`, `'a\\0'`, `'\\ud800'`, '1'],
};
