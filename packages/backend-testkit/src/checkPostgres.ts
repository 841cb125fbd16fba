import {
  CONNECTION_STRING_VARIABLE,
  connectAdmin,
} from './connectionString.ts';

/**
 * Makes sure that a PostgreSQL somebody else runs serves for the tests. Without
 * this, every test would fail on its own, or pass on another version.
 *
 * @throws Error if it does not answer, is no PostgreSQL 18, or does not let
 * its user create databases
 */
export async function checkPostgres(connectionString: string): Promise<void> {
  const problem = await findProblem(connectionString);
  if (problem) {
    throw new Error(
      `The PostgreSQL in ${CONNECTION_STRING_VARIABLE} ${problem}. Correct the variable, or unset it and the tests start a PostgreSQL 18 of their own.`,
    );
  }
}

async function findProblem(connectionString: string): Promise<string | false> {
  const knex = connectAdmin(connectionString);
  try {
    const { rows } = await knex.raw(
      `select current_setting('server_version') as version, rolsuper or rolcreatedb as allowed
       from pg_roles where rolname = current_user`,
    );
    const [{ version, allowed }] = rows;
    if (!version.startsWith('18.')) {
      return `is version ${version}, not 18`;
    }
    return !allowed && 'does not let its user create databases';
  } catch (error) {
    return `cannot be used: ${reasonOf(error)}`;
  } finally {
    await knex.destroy();
  }
}

/** A refused connection to a name with several addresses has no message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
