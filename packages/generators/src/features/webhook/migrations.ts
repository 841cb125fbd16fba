import { kebabCase, snakeCase } from '../../blueprint/names.ts';
import { loadTemplates } from '../../render/templates.ts';
import { migrationPath, renderMigration } from '../migration.ts';
import type { RemovedWebhook, WebhookEntry } from './entry.ts';

const render = loadTemplates('features/webhook/templates');

/** The table that keeps the deliveries of a webhook. */
export const deliveriesTable = ({ name }: { name: string }) =>
  `${snakeCase(name)}_deliveries`;

/**
 * The migrations of a webhook: the one that makes its table, and one that drops it if
 * the webhook is gone.
 *
 * @returns their texts, by path in the package
 */
export function webhookMigrations(
  entry: WebhookEntry | RemovedWebhook,
): Record<string, string> {
  const table = deliveriesTable(entry);
  const create = render('createTable', {
    table,
    path: kebabCase(entry.name),
  });
  const drop = `await knex.schema.dropTable('${table}');`;
  return {
    [webhookMigrationPath(entry)]: renderMigration(create, drop),
    ...('removedAt' in entry && {
      [migrationPath(entry.removedAt, `drop_${table}`)]: renderMigration(
        drop,
        create,
      ),
    }),
  };
}

/** Where the migration is that makes the table of a webhook. */
export function webhookMigrationPath(
  entry: Pick<WebhookEntry, 'name' | 'addedAt'>,
): string {
  return migrationPath(entry.addedAt, `create_${deliveriesTable(entry)}`);
}
