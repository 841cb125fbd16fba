import { snakeCase } from '../../blueprint/names.ts';
import { addReference } from './addReference.ts';
import type { TableChange } from './changeMigration.ts';
import { fieldIndex } from './indexes.ts';

/** What the template of a migration says that drops columns which refer to others. */
export function dropReferences({ table, removed }: TableChange) {
  return {
    table,
    references: removed.map(field => ({
      column: snakeCase(field.name),
      index: fieldIndex(table, field),
      add: addReference(table, field),
    })),
  };
}
