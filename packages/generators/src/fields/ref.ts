import type { Field, FieldType } from './field.ts';

/** What SQL does with rows that refer to a deleted one. */
export type Deletion = 'cascade' | 'set null';

const ROW = '01900000-0000-7000-8000-00000000000';

const deletions = new Map<string, Deletion>([
  ['cascade', 'cascade'],
  ['setnull', 'set null'],
]);

export const refType: FieldType = {
  name: 'ref',
  example: 'incident:ref(incident)',
  accepts: 'Id of a row of the resource in parentheses',
  valuesProblem: ([target, ...more]) =>
    /^[a-z][A-Za-z0-9]*$/.test(target ?? '') &&
    (more.length === 0 || (more.length === 1 && deletions.has(more[0])))
      ? undefined
      : 'a ref names one resource of this plugin in parentheses, and after it perhaps what becomes of rows that refer to a deleted one: cascade deletes them, too, and setnull takes the reference out of them',
  notUnique: 'several rows may refer to the same one',
  notIndexed: 'it has an index already',
  alwaysIndexed: true,
  column: column => `uuid('${column}')`,
  input: () => 'resourceId()',
  parameter: () => 'resourceId()',
  output: () => 'z.uuid()',
  value: () => 'string',
  imports: { input: 'resourceId', parameter: 'resourceId' },
  row: () => 'string',
  sample: (_, n) => `${ROW}${n}`,
  bad: () => [`''`, `'${ROW}g'`, '1'],
  badParameter: () => `'1'`,
};

/** Whether the line of a field refers to a resource, without parsing it. */
export const isReferenceLine = (line: string) => /^[^:]*:ref\b/.test(line);

/** What becomes of a row when the one that a field refers to is deleted. */
export function deletionOf({ values: [, deletion] }: Field) {
  return deletions.get(deletion);
}

/** Whether a field refers to a resource. */
export function isReference({ type }: Field): boolean {
  return type === refType.name;
}
