import type { FieldChange } from '../../blueprint/history.ts';
import { literal } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { keyIndex } from './indexes.ts';

/** What the template of a migration says that changes keys over several fields. */
export function keysMigration(
  table: string,
  { addUnique = [], removeUnique = [] }: FieldChange,
) {
  const keyModel = (names: string[]) => ({
    name: keyIndex(table, names).name,
    columns: names.map(name => literal(snakeCase(name))),
  });
  return {
    table,
    before: removeUnique.map(keyModel),
    after: addUnique.map(keyModel),
  };
}
