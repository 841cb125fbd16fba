import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { readdir } from 'node:fs/promises';

/**
 * Runs what has not run yet. A database that is ahead of the files is left alone:
 * a newer release has migrated it, and this one goes on with its tables.
 *
 * @throws ConflictError when the database and the files have gone different ways
 */
export async function runMigrations(
  knex: Knex,
  directory: string,
  logger: LoggerService,
): Promise<void> {
  const [completed, pending]: [{ name: string }[], { file: string }[]] =
    await knex.migrate.list({
      directory,
      disableMigrationsListValidation: true,
    });
  const files = new Set(await readdir(directory));
  const names = completed.map(({ name }) => name).sort();
  const unknown = names.filter(name => !files.has(name));
  if (unknown.length === 0) {
    await knex.migrate.latest({ directory });
    return;
  }

  const newest = names.findLast(name => files.has(name)) ?? '';
  const others = [
    ...(unknown[0] < newest ? [newest] : []),
    ...pending.map(({ file }) => file),
  ];
  const list = unknown.join(', ');
  const inMemory = knex.client.config.connection?.filename === ':memory:';
  const anew = 'The data is in memory: stop the backend and start it anew';
  if (others.length > 0) {
    const goBack = `Start a release that has it, or bring the file back under its old name: git log --all --name-status -- ${directory}`;
    throw new ConflictError(
      `Database and migrations have gone different ways: the database has run ${list}, which is not in ${directory}, and is not newer than ${others.join(', ')}. ${inMemory ? anew : goBack}`,
    );
  }
  logger.warn(
    `The database is ahead of this release, which leaves it as it is: it has run ${list}${inMemory ? `. ${anew} where that is in the way` : ''}`,
  );
}
