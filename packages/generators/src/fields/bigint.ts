import { z } from 'zod';
import type { FieldType } from './field.ts';

const parse = (text: string) =>
  /^-?\d+$/.test(text) ? z.int().safeParse(Number(text) + 0).data : undefined;

export const bigintType: FieldType = {
  name: 'bigint',
  example: 'bytes:bigint',
  accepts: 'Integer that a double has exactly, up to 9,007,199,254,740,991',
  column: column => `bigInteger('${column}')`,
  input: () => 'z.int()',
  parameter: () => 'bigintParameter()',
  output: () => 'z.int()',
  value: () => 'number',
  imports: { parameter: 'bigintParameter', fromRow: 'readBigint' },
  row: () => 'number | string',
  fromRow: (value, { optional }) =>
    optional
      ? `${value} === null || ${value} === undefined ? null : readBigint(${value})`
      : `readBigint(${value})`,
  ordered: true,
  defaults: { expected: 'an integer up to 9007199254740991', parse },
  takes: { integer: { isText: true } },
  sample: (_, n) => n,
  distinct: (_, n) => n,
  largest: () => '9007199254740991',
  bad: () => ['1.5', '9007199254740992', '-9007199254740992', `'1'`],
  badParameter: () => `'1e1'`,
};
