/**
 * A process of its own for `recordMigrations`, not a module to import: migrations are
 * any code. It sends one recording after the other.
 *
 * @internal
 * @packageDocumentation
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { recordMigration, type Migration } from './recordMigration.ts';
import { Tables } from './Tables.ts';

// Whoever asked is gone.
process.on('disconnect', () => process.exit());

async function main([folder, ...names]: string[]): Promise<void> {
  const { knex } = createRequire(join(folder, 'package.json'))('knex');
  const tables = new Tables();
  for (const name of names) {
    const recording = await recordMigration(knex, tables, () =>
      load(join(folder, name)),
    );
    await new Promise(resolve => process.send!(recording, resolve));
  }
  // A migration may have left something open.
  process.exit();
}

async function load(file: string): Promise<Migration | undefined> {
  const module = await import(pathToFileURL(file).href);
  return module.up ? module : module.default;
}

void main(process.argv.slice(2));
