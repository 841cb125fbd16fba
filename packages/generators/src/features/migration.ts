import { migrationTimestamp } from '../blueprint/clock.ts';
import { loadTemplates } from '../render/templates.ts';

const render = loadTemplates('features/templates');

/** A migration that does the one, and undoes it by the other. */
export const renderMigration = (up: string, down: string): string =>
  render('migration.js', { up, down });

/**
 * Where a migration is in its package.
 *
 * @param time - `addedAt` of what it is for
 */
export const migrationPath = (time: string, name: string): string =>
  `migrations/${migrationTimestamp(time)}_${name}.js`;
