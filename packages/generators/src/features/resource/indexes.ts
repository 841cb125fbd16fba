import { snakeCase } from '../../blueprint/names.ts';
import type { Field } from '../../fields/index.ts';

/** The index that a field brings, named as Knex names it in a new table. */
export interface FieldIndex {
  name: string;
  unique: boolean;
  /** Its columns in SQL. */
  columns: string;
}

/** The foreign key of a field that refers to a table, named as Knex names it. */
export function foreignKeyName(table: string, field: Field): string {
  return `${table}_${snakeCase(field.name)}_foreign`;
}

/**
 * Gives the index of a field.
 *
 * @returns undefined for a field without `:unique` or `:index`
 */
export function fieldIndex(
  table: string,
  field: Field,
): FieldIndex | undefined {
  const column = snakeCase(field.name);
  if (field.unique) {
    return {
      name: `${table}_${column}_unique`,
      unique: true,
      columns: `"${column}"`,
    };
  }
  return field.index
    ? {
        name: `${table}_${column}_id_index`,
        unique: false,
        columns: `"${column}", "id"`,
      }
    : undefined;
}
