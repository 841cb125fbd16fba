/**
 * Real PostgreSQL for the Jest tests of Backstage backend plugins.
 *
 * @packageDocumentation
 */
export {
  createTestDatabases,
  type PluginTestDatabases,
  type PostgresConfig,
  type TestDatabaseId,
} from './createTestDatabases.ts';
export { developmentConfig } from './developmentConfig.ts';
export { mockCredentials } from './mockCredentials.ts';
export { mountedPaths } from './mountedPaths.ts';
export { passTime } from './passTime.ts';
export { permissionsOf, type TestedPolicy } from './permissionsOf.ts';
export { startTogether } from './startTogether.ts';
