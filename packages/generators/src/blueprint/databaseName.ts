import { createHash } from 'node:crypto';

/** How many characters PostgreSQL takes; it cuts longer names without a word. */
export const MAX_DATABASE_NAME = 63;

/**
 * Names an index or a constraint as Knex names it in a new table. Where that would be
 * too long, a hash of it takes the place of its middle.
 *
 * @param parts - table, columns and what it is, such as `unique`
 */
export function databaseName(...parts: string[]): string {
  const name = parts.join('_');
  if (name.length <= MAX_DATABASE_NAME) {
    return name;
  }
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const end = `_${hash}_${parts.at(-1)}`;
  return name.slice(0, MAX_DATABASE_NAME - end.length) + end;
}

/** The name of an index or a constraint, where Knex would not give it by itself. */
export function ownDatabaseName(...parts: string[]): string | undefined {
  const name = databaseName(...parts);
  return name === parts.join('_') ? undefined : name;
}
