import type { FieldType } from '../../../packages/generators/src/fields/index.ts';
import { fieldTypes } from '../../../packages/generators/src/fields/index.ts';
import { parseFields } from '../../../packages/generators/src/fields/grammar.ts';
import { code, formatTable } from './table.ts';

/** The types of fields, and what each takes. */
export function fieldTypesTable(): string {
  const types = [...fieldTypes.values()];
  return [
    formatTable(
      [
        'Type',
        'A value',
        'Example',
        'Column',
        '`=default`',
        '`:unique`',
        '`:index`',
      ],
      types.map(type => [
        code(type.name),
        type.accepts,
        code(type.example),
        // Knex's call, without the name of the column.
        code(
          type.column('', parseFields(type.example)[0]).replace(/''(, )?/, ''),
        ),
        defaultCell(type),
        type.notUnique ? 'no' : 'yes',
        indexCell(type),
      ]),
    ),
    '',
    ...reasons(types, 'notUnique', ':unique'),
    ...reasons(types, 'notIndexed', ':index'),
  ].join('\n');
}

function defaultCell({ defaults, example }: FieldType): string {
  if (!defaults) {
    return 'no';
  }
  const { expected } = defaults;
  return typeof expected === 'string'
    ? expected
    : expected(parseFields(example)[0]);
}

function indexCell({ alwaysIndexed, notIndexed, ordered }: FieldType): string {
  if (alwaysIndexed) {
    return 'always';
  }
  return notIndexed ? 'no' : `yes${ordered ? ', with ranges' : ''}`;
}

const reasons = (
  types: FieldType[],
  why: 'notUnique' | 'notIndexed',
  option: string,
) =>
  types
    .filter(type => type[why])
    .map(type => `- \`${type.name}\` takes no \`${option}\`: ${type[why]}.`);
