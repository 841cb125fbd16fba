import { z } from 'zod';
import type { FieldType } from './field.ts';

const parse = (text: string) =>
  /^-?\d+$/.test(text) ? z.int32().safeParse(Number(text) + 0).data : undefined;

export const integerType: FieldType = {
  name: 'integer',
  example: 'attempts:integer',
  accepts: 'Integer of 32 bits',
  column: column => `integer('${column}')`,
  input: () => 'z.int32()',
  parameter: () => 'integerParameter()',
  output: () => 'z.int()',
  value: () => 'number',
  imports: { parameter: 'integerParameter' },
  row: () => 'number',
  ordered: true,
  defaults: { expected: 'an integer of 32 bits', parse },
  takes: {
    decimal: {
      lost: column =>
        `${column} <> round(${column}) or abs(${column}) > 2147483647`,
      nearest: column => `round(${column})`,
    },
    bigint: { lost: column => `abs(${column}) > 2147483647` },
    number: {
      lost: column =>
        `${column} <> round(${column}) or abs(${column}) > 2147483647`,
      nearest: column => `round(${column})`,
    },
  },
  sample: (_, n) => n,
  distinct: (_, n) => n,
  largest: () => '2147483647',
  bad: () => ['1.5', '2147483648', '-2147483649', `'1'`],
  badParameter: () => `'1e1'`,
};
