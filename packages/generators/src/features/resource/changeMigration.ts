import type { FieldChange } from '../../blueprint/history.ts';
import { columnLiteral, defaultLiteral } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import { addReference } from './addReference.ts';
import { columnDefinition, type TableField } from './column.ts';
import { fieldIndex, foreignKeyName, type FieldIndex } from './indexes.ts';

/** One change of a table, with its fields parsed. */
export interface TableChange {
  table: string;
  renamed: { from: TableField; to: TableField }[];
  removed: TableField[];
  added: TableField[];
}

/**
 * Looks up what a change is about.
 *
 * @param table - the name of the table
 * @param before - the fields before the change
 * @param after - the fields after it
 */
export function tableChange(
  table: string,
  before: TableField[],
  change: FieldChange,
  after: TableField[],
): TableChange {
  const { rename = {}, remove = [], add = [] } = change;
  const find = (fields: TableField[], name: string) =>
    fields.find(field => field.name === name)!;
  return {
    table,
    renamed: Object.entries(rename).map(([from, to]) => ({
      from: find(before, from),
      to: find(after, to),
    })),
    removed: remove.map(name => find(before, name)),
    added: after.slice(after.length - add.length),
  };
}

const indexesOf = (table: string, fields: TableField[]): FieldIndex[] =>
  fields.flatMap(field => fieldIndex(table, field) ?? []);

/**
 * What the template of a change's migration says: statements of JavaScript for both
 * directions, and the indexes that PostgreSQL builds outside of a transaction.
 */
export function changeMigration({
  table,
  renamed,
  removed,
  added,
}: TableChange) {
  const builds = indexesOf(table, added);
  return {
    table,
    builds,
    first: added.length > 0 ? snakeCase(added[0].name) : undefined,
    usesClient:
      builds.length > 0 ||
      renamed.some(({ from }) => fieldIndex(table, from)) ||
      removed.some(field => fieldIndex(table, field)),
    up: [
      ...renamed.map(({ from, to }) => renameColumn(table, from, to)),
      ...removed.map(field => dropColumn(table, field)),
      ...alterTable(
        table,
        added
          .filter(({ reference }) => !reference)
          .map(field => columnDefinition(field)),
      ),
      ...addReferences(table, added),
    ].join('\n'),
    down: [
      ...added.toReversed().map(field => dropColumn(table, field)),
      ...alterTable(table, removed.flatMap(restoredColumn)),
      ...renamed.map(({ from, to }) => renameColumn(table, to, from)),
    ].join('\n'),
  };
}

const sql = (text: string) => `await knex.raw('${text}');`;

function alterTable(table: string, calls: string[]): string[] {
  const statements = calls.map(call => `table.${call};`).join('\n');
  return calls.length > 0
    ? [
        `await knex.schema.alterTable('${table}', table => {\n${statements}\n});`,
      ]
    : [];
}

function addReferences(table: string, added: TableField[]): string[] {
  const references = added.filter(({ reference }) => reference);
  return references.length > 0
    ? [
        '// A foreign key that comes with its column holds in every row without a look.',
        "const uuid = isPostgres(knex) ? 'uuid' : 'char(36)';",
        ...references.map(field => addReference(table, field)),
      ]
    : [];
}

function renameColumn(table: string, from: TableField, to: TableField): string {
  const [old, next] = [from, to].map(({ name }) => snakeCase(name));
  const statement = sql(
    `alter table "${table}" rename column "${old}" to "${next}"`,
  );
  const [earlier, later] = indexesOf(table, [from, to]);
  return later
    ? `${statement}
if (isPostgres(knex)) {
  ${sql(`alter index "${earlier.name}" rename to "${later.name}"`)}
  ${to.reference ? renameForeignKey(table, from, to) : ''}
} else {
  ${sql(`drop index "${earlier.name}"`)}
  ${sql(`create ${later.unique ? 'unique ' : ''}index "${later.name}" on "${table}" (${later.columns})`)}
}`
    : statement;
}

function renameForeignKey(table: string, from: Field, to: Field): string {
  const [old, next] = [from, to].map(field => foreignKeyName(table, field));
  return sql(`alter table "${table}" rename constraint "${old}" to "${next}"`);
}

function dropColumn(table: string, field: TableField): string {
  const statement = sql(
    `alter table "${table}" drop column "${snakeCase(field.name)}"`,
  );
  const index = fieldIndex(table, field);
  // PostgreSQL drops it together with the column, SQLite refuses.
  return index
    ? `if (!isPostgres(knex)) {
  ${sql(`drop index if exists "${index.name}"`)}
}
${statement}`
    : statement;
}

// The values are gone: what was required gets a value that is valid. Different ones,
// which a unique column needs, cannot be made up, so that one becomes optional.
function restoredColumn(field: TableField): string[] {
  const column = snakeCase(field.name);
  if (field.unique) {
    return [
      columnDefinition({ ...field, optional: true }),
      `unique(['${column}'])`,
    ];
  }
  const value =
    defaultLiteral(field) ?? columnLiteral(fieldType(field).sample(field, 1));
  return [
    columnDefinition(field, field.optional ? undefined : value),
    ...(field.index ? [`index(['${column}', 'id'])`] : []),
  ];
}
