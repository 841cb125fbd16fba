import { createRequire } from 'node:module';

/**
 * Starts the PostgreSQL that tests use; it ends with this process.
 *
 * @returns the connection string of its superuser
 */
export async function startPostgres(): Promise<string> {
  // The testkit is written for Jest, which gives each module a `require`.
  Object.assign(globalThis, { require: createRequire(import.meta.url) });
  const testkit =
    await import('../../packages/backend-testkit/src/startPostgres.ts');
  return testkit.startPostgres();
}
