import type { FieldType } from './field.ts';

const parse = (text: string) =>
  /^-?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text))
    ? Number(text) + 0
    : undefined;

export const numberType: FieldType = {
  name: 'number',
  example: 'latency:number?',
  accepts: 'Finite number, as a double',
  column: column => `double('${column}')`,
  input: () => 'number()',
  parameter: () => 'numberParameter()',
  output: () => 'z.number()',
  value: () => 'number',
  imports: { input: 'number', parameter: 'numberParameter' },
  row: () => 'number',
  ordered: true,
  defaults: { expected: 'a number in plain digits such as 0.5', parse },
  takes: { integer: {} },
  sample: (_, n) => n + 0.5,
  distinct: (_, n) => `${n} + 0.5`,
  largest: () => 'Number.MAX_VALUE',
  bad: () => [`'1.5'`, 'true'],
  badParameter: () => `'1e1'`,
};
