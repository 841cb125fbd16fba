import type { Field, FieldType } from './field.ts';

const ROW = '01900000-0000-7000-8000-00000000000';

export const refType: FieldType = {
  name: 'ref',
  example: 'incident:ref(incident)',
  accepts: 'Id of a row of the resource in parentheses',
  valuesProblem: ([target, ...more]) =>
    /^[a-z][A-Za-z0-9]*$/.test(target ?? '') &&
    (more.length === 0 || (more.length === 1 && more[0] === 'cascade'))
      ? undefined
      : 'a ref names one resource of this plugin in parentheses, and after it perhaps cascade, which deletes what refers to a deleted row',
  notUnique: 'several rows may refer to the same one',
  notIndexed: 'it has an index already',
  alwaysIndexed: true,
  column: column => `uuid('${column}')`,
  input: () => 'resourceId()',
  parameter: () => 'resourceId()',
  output: () => 'z.uuid()',
  imports: { input: 'resourceId', parameter: 'resourceId' },
  row: () => 'string',
  sample: (_, n) => `${ROW}${n}`,
  bad: () => [`''`, `'${ROW}g'`, '1'],
  badParameter: () => `'1'`,
};

/** Whether the line of a field refers to a resource, without parsing it. */
export const isReferenceLine = (line: string) => /^[^:]*:ref\b/.test(line);

/** Whether a field refers to a resource. */
export function isReference({ type }: Field): boolean {
  return type === refType.name;
}
