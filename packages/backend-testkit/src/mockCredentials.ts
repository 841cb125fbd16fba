import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * Credentials for tests that hand them to a service. They are what `mockCredentials` of
 * `@backstage/backend-test-utils` gives, which loads a whole backend into each test file
 * that imports it; a test that sends requests does so anyway, and takes the headers and
 * tokens of those.
 *
 * @see https://backstage.io/docs/backend-system/building-plugins-and-modules/testing
 * @public
 */
export const mockCredentials = {
  /** Those of a user. */
  user: (
    userEntityRef = 'user:default/mock',
  ): BackstageCredentials<BackstageUserPrincipal> =>
    credentials({ type: 'user', userEntityRef }),

  /** Those of a service. */
  service: (
    subject = 'external:test-service',
  ): BackstageCredentials<BackstageServicePrincipal> =>
    credentials({ type: 'service', subject }),
};

function credentials<Principal>(principal: Principal) {
  // Backstage's own services look at the version, which its type leaves out.
  const version = 'v1';
  return {
    $$type: '@backstage/BackstageCredentials' as const,
    version,
    principal,
  };
}
