import type { Blueprint } from '../../blueprint/blueprint.ts';
import { ownDatabaseName } from '../../blueprint/databaseName.ts';
import { linkSide } from '../../blueprint/links.ts';
import { resourceAt } from '../../blueprint/resourceAt.ts';
import { loadTemplates } from '../../render/templates.ts';
import { migrationPath, renderMigration } from '../migration.ts';
import type { LinkEntry, RemovedLink } from './entry.ts';
import { linkTable } from './name.ts';

const render = loadTemplates('features/link/templates');

/**
 * The migrations of a link: the one that makes its table, and one that drops it if the
 * link is gone.
 *
 * @param blueprint - the plugin's, whose tables it refers to
 * @returns their texts, by path in the package
 */
export function linkMigrations(
  entry: LinkEntry | RemovedLink,
  blueprint: Blueprint,
): Record<string, string> {
  const table = linkTable(entry);
  const [first, second] = entry.between
    .map(name => linkSide(resourceAt(blueprint, name, entry.addedAt)))
    .map(side => ({
      ...side,
      foreignKey: ownDatabaseName(table, side.column, 'foreign'),
    }));
  const create = render('createTable', {
    ...{ table, first, second, writers: entry.writers },
    sides: [first, second],
    primaryKey: ownDatabaseName(table, 'pkey'),
    index: ownDatabaseName(table, second.column, first.column, 'index'),
  });
  const drop = `await knex.schema.dropTable('${table}');`;
  return {
    [linkMigrationPath(entry)]: renderMigration(create, drop),
    ...('removedAt' in entry && {
      [migrationPath(entry.removedAt, `drop_${table}`)]: renderMigration(
        drop,
        create,
      ),
    }),
  };
}

/** Where the migration is that makes the table of a link. */
export function linkMigrationPath(
  entry: Pick<LinkEntry, 'name' | 'addedAt'>,
): string {
  return migrationPath(entry.addedAt, `create_${linkTable(entry)}`);
}
