import { globSync } from 'node:fs';
import { basename } from 'node:path';

const FOLDER = 'migrations';
// Those that Knex loads, and JavaScript has.
const MIGRATION = /^migrations\/[^/]+(?<!\.d)\.(js|cjs|ts)$/;

/** Tells whether a file of a package is a migration, by its path in the package. */
export function isMigration(path: string): boolean {
  return MIGRATION.test(path);
}

/**
 * Lists the migrations of a package, generated or not.
 *
 * @param folder - absolute path of the package
 * @returns their paths in the package, in the order in which Knex runs them
 */
export function listMigrations(folder: string): string[] {
  return globSync(`${FOLDER}/*`, { cwd: folder })
    .map(path => `${FOLDER}/${basename(path)}`)
    .filter(isMigration)
    .sort();
}
