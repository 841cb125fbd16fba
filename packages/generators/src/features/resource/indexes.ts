import { databaseName, ownDatabaseName } from '../../blueprint/databaseName.ts';
import { literal } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import type { Field } from '../../fields/index.ts';

/** An index of a table. */
export interface TableIndex {
  name: string;
  unique: boolean;
  /** Its columns in SQL. */
  columns: string;
}

/** The foreign key of a field that refers to a table, named as Knex names it. */
export function foreignKeyName(table: string, field: Field): string {
  return databaseName(table, snakeCase(field.name), 'foreign');
}

/**
 * Gives the index of a field.
 *
 * @returns undefined for a field without `:unique` or `:index`
 */
export function fieldIndex(
  table: string,
  field: Field,
): TableIndex | undefined {
  const column = snakeCase(field.name);
  if (field.unique) {
    return keyIndex(table, [field.name]);
  }
  return field.index
    ? {
        name: databaseName(table, column, 'id', 'index'),
        unique: false,
        columns: `"${column}", "id"`,
      }
    : undefined;
}

/** Gives the index of fields that are unique, together if there are several. */
export function keyIndex(table: string, names: string[]): TableIndex {
  const columns = names.map(snakeCase);
  return {
    name: databaseName(table, ...columns, 'unique'),
    unique: true,
    columns: columns.map(column => `"${column}"`).join(', '),
  };
}

/** Adds the index of some columns to a table, in the words of Knex's table builder. */
export function indexCall(
  table: string,
  kind: 'unique' | 'index',
  columns: string[],
): string {
  const list = `[${columns.map(literal).join(', ')}]`;
  const name = ownDatabaseName(table, ...columns, kind);
  if (!name) {
    return `${kind}(${list})`;
  }
  return kind === 'unique'
    ? `unique(${list}, { indexName: '${name}' })`
    : `index(${list}, '${name}')`;
}
