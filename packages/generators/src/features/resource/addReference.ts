import { snakeCase } from '../../blueprint/names.ts';
import type { TableField } from './column.ts';
import { foreignKeyName } from './indexes.ts';

/**
 * Writes the statement that adds a column which refers to another table. As a part
 * of the column's definition the foreign key is true of every row, since each has
 * null: PostgreSQL need not look, and SQLite, which can add none later, takes it too.
 *
 * @returns JavaScript, for where `uuid` is the type of the column
 */
export function addReference(table: string, field: TableField): string {
  const { table: target, deletion } = field.reference!;
  const column = snakeCase(field.name);
  const constraint = foreignKeyName(table, field);
  const onDelete = deletion ? ` on delete ${deletion}` : '';
  return `await knex.raw(\`alter table "${table}" add column "${column}" \${uuid} constraint "${constraint}" references "${target}" ("id")${onDelete}\`);`;
}
