import { KIT_VERSION } from '../kitVersion.ts';

/**
 * The oldest release of Backstage that generated code runs on. What a later one added is
 * not used, or asked for by name, as with a service that says from when it is there.
 */
export const OLDEST_RELEASE = '1.41.0';

/**
 * The lowest versions of what generated code depends on: of Backstage's packages those of
 * the oldest release, of the kit's own this one's, and of others the ones that the code
 * was tried with.
 *
 * @see https://backstage.io/docs/overview/versioning-policy
 */
export const lowestVersions = {
  '@backstage/backend-defaults': '0.11.1',
  '@backstage/backend-plugin-api': '1.4.1',
  '@backstage/backend-test-utils': '1.7.0',
  '@backstage/catalog-model': '1.7.5',
  '@backstage/cli': '0.33.1',
  '@backstage/errors': '1.2.7',
  '@backstage/plugin-auth-backend': '0.25.2',
  '@backstage/plugin-auth-backend-module-guest-provider': '0.2.10',
  '@backstage/plugin-catalog-common': '1.1.5',
  '@backstage/plugin-catalog-node': '1.17.2',
  '@backstage/plugin-events-node': '0.4.13',
  '@backstage/plugin-notifications-node': '0.2.17',
  '@backstage/plugin-permission-backend': '0.7.2',
  '@backstage/plugin-permission-backend-module-allow-all-policy': '0.2.10',
  '@backstage/plugin-permission-common': '0.9.1',
  '@backstage/plugin-permission-node': '0.11.3',
  '@backstage/plugin-signals-node': '0.1.22',

  '@stagecraft/backend-runtime': KIT_VERSION,
  '@stagecraft/backend-testkit': KIT_VERSION,

  '@types/express': '4.17.6',
  '@types/supertest': '2.0.12',
  express: '4.22.0',
  'express-promise-router': '4.1.0',
  knex: '3.1.0',
  msw: '2.0.0',
  supertest: '6.2.4',
  uuid: '14.0.0',
  zod: '4.6.7',
};

/** A package that generated code can depend on. */
export type Dependency = keyof typeof lowestVersions;
