import type { FieldType } from './field.ts';

export const stringType: FieldType = {
  name: 'string',
  example: 'title:string',
  accepts: 'Text of 1 to 255 characters',
  bytes: 765,
  hasCase: true,
  column: column => `string('${column}', 255)`,
  input: () => 'text({ min: 1, max: 255 })',
  parameter: () => 'text({ min: 1, max: 255 })',
  output: () => 'z.string()',
  value: () => 'string',
  imports: { input: 'text', parameter: 'text' },
  row: () => 'string',
  defaults: {
    expected: '1 to 255 characters',
    parse: text => (text !== '' && text.length <= 255 ? text : undefined),
  },
  takes: {
    text: { lost: column => `length(${column}) not between 1 and 255` },
  },
  sample: ({ name }, n) => `${name} ${n}`,
  distinct: ({ name }, n) => `\`${name} \${${n}}\``,
  largest: () => `'漢'.repeat(255)`,
  bad: () => [`''`, `'x'.repeat(256)`, `'a\\0'`, `'\\ud800'`, '1'],
  badParameter: () => `'x'.repeat(256)`,
};
