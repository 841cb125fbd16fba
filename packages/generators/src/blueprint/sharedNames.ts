import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import type { ResourceEntry } from './blueprint.ts';
import { codeNames } from './codeNames.ts';
import { databaseName } from './databaseName.ts';
import { currentFields } from './history.ts';
import { snakeCase } from './names.ts';
import { currentKeys } from './uniqueKeys.ts';

/**
 * Checks the names that the resources of a plugin give to what they share: the
 * folder of the source, the OpenAPI document, and the database.
 *
 * @throws GeneratorError when two of them are the same
 */
export function checkSharedNames(resources: ResourceEntry[]): void {
  // Lower case, because folders of two names that differ in case only are one on
  // some machines.
  refuseTwice('the name', resources.flatMap(allNames));
  refuseTwice('the OpenAPI schema', resources.flatMap(schemaNames));
  const databaseNames = resources.flatMap(tableAndIndexes);
  refuseTwice('the table or index', databaseNames);
}

function refuseTwice(what: string, names: string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice) {
    throw new GeneratorError(
      `${what} "${twice}" would be used twice; choose another name`,
    );
  }
}

// Those of the blueprint, and of the code where they differ.
function allNames(entry: ResourceEntry): string[] {
  const { name, names } = codeNames(entry);
  const all = [entry.name, entry.plural, name, names];
  return [...new Set(all.map(one => one.toLowerCase()))];
}

/** The names that a resource gives to schemas of the API document. */
export function schemaNames(entry: { name: string; plural: string }): string[] {
  const { Name } = codeNames(entry);
  return [Name, `Create${Name}`, `Update${Name}`, `${Name}Page`];
}

// PostgreSQL keeps tables and indexes under one set of names; Knex composes these.
function tableAndIndexes(entry: ResourceEntry): string[] {
  const table = snakeCase(entry.plural);
  const fields = parseFields(currentFields(entry));
  const columns = (option: 'unique' | 'index') =>
    fields.filter(field => field[option]).map(field => snakeCase(field.name));
  return [
    table,
    databaseName(table, 'pkey'),
    databaseName(table, 'created_by', 'idempotency_key', 'unique'),
    ...columns('unique').map(column => databaseName(table, column, 'unique')),
    ...columns('index').map(column =>
      databaseName(table, column, 'id', 'index'),
    ),
    ...currentKeys(entry).map(key =>
      databaseName(table, ...key.map(snakeCase), 'unique'),
    ),
  ];
}
