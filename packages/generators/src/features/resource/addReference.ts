import { snakeCase } from '../../blueprint/names.ts';
import type { TableField } from './column.ts';
import { foreignKeyName } from './indexes.ts';

/**
 * Writes the statement that adds a column which refers to another table. As a part
 * of the column's definition the foreign key is true of every row, since each has
 * null: PostgreSQL need not look, and SQLite, which can add none later, takes it too.
 *
 * @param type - of the column, in a template string
 * @returns JavaScript, for where `uuid` is the type of the column unless it is given
 */
export function addReference(
  table: string,
  field: TableField,
  type = '${uuid}',
): string {
  const { table: target, deletion } = field.reference!;
  const column = snakeCase(field.name);
  const constraint = foreignKeyName(table, field);
  const onDelete = deletion ? ` on delete ${deletion}` : '';
  return `await knex.raw(\`alter table "${table}" add column "${column}" ${type} constraint "${constraint}" references "${target}" ("id")${onDelete}\`);`;
}
