import type { Blueprint } from '../../blueprint/blueprint.ts';
import { contractedBy } from '../../blueprint/expansions.ts';
import { changedNames } from '../../blueprint/history.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { parseField } from '../../fields/grammar.ts';
import { withFolded } from './foldedColumns.ts';
import { changeMigrationPath } from './migrations.ts';

/** The columns of a field that were kept until a contract. */
export interface Expand {
  table: string;
  columns: string[];
  /** The path of the migration that expanded it. */
  path: string;
  /** The path of the one that made the contract. */
  contract: string;
}

/** Every expand of a plugin that has its contract. */
export function expandsOf({ resources, removed = [] }: Blueprint): Expand[] {
  return [...resources, ...removed].flatMap(entry => {
    const { changes = [] } = entry;
    return changes.flatMap((change, index) => {
      const earlier = changes.slice(0, index);
      return contractedBy(entry, index).map(({ name, line }) => ({
        table: snakeCase(entry.plural),
        columns: withFolded([parseField(line)]).map(one => snakeCase(one.name)),
        path: changeMigrationPath(
          entry,
          earlier.findLast(
            one => one.expand && changedNames(one).includes(name),
          )!,
        ),
        contract: changeMigrationPath(entry, change),
      }));
    });
  });
}
