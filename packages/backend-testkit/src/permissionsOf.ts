import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserInfo,
  BackstageUserPrincipal,
  PermissionsService,
} from '@backstage/backend-plugin-api';

type Authorize = PermissionsService['authorize'];
type AuthorizeConditional = PermissionsService['authorizeConditional'];
type Permission = Parameters<Authorize>[0][number]['permission'];
type Decision = Awaited<ReturnType<AuthorizeConditional>>[number];
type Caller = BackstageUserPrincipal | BackstageServicePrincipal;

/**
 * What decides: a `PermissionPolicy`.
 *
 * @see https://backstage.io/docs/permissions/writing-a-policy
 * @public
 */
export interface TestedPolicy {
  /**
   * Decides about one permission.
   *
   * @param request - names the permission
   * @param user - who asks
   */
  handle(
    request: {
      /** As the plugin asks for it. */
      permission: Permission;
    },
    user?: {
      /** Those of the request. */
      credentials: BackstageCredentials;
      /** Who that is, and what groups he belongs to. */
      info: BackstageUserInfo;
    },
  ): Promise<Decision>;
}

/**
 * Has a policy decide in a test, with its conditions, as the permission backend does:
 * services may do everything. The service of a test backend asks no policy, and its mocks
 * give no conditions.
 *
 * @param policy - decides for users
 * @param groups - what users own things by, beside their own reference
 * @returns what `mockServices.permissions.mock` takes
 * @throws Error when the policy is conditional where a plugin asked for yes or no
 * @see https://backstage.io/docs/permissions/writing-a-policy
 * @public
 */
export function permissionsOf(
  policy: TestedPolicy,
  groups: Record<string, string[]> = {},
): PermissionsService {
  const decide: AuthorizeConditional = (requests, { credentials }) =>
    Promise.all(
      requests.map(async ({ permission }): Promise<Decision> => {
        const principal = credentials.principal as Caller;
        if (principal.type !== 'user') {
          return { result: 'ALLOW' as Decision['result'] } as Decision;
        }
        const { userEntityRef } = principal;
        const claims = [userEntityRef, ...(groups[userEntityRef] ?? [])];
        const info = { userEntityRef, ownershipEntityRefs: claims };
        return policy.handle({ permission }, { credentials, info });
      }),
    );
  const authorize = async (
    requests: { permission: Permission }[],
    options: Parameters<Authorize>[1],
  ) => {
    const decisions = await decide(
      requests as Parameters<AuthorizeConditional>[0],
      options,
    );
    return decisions.map(({ result }, index) => {
      if (result === 'CONDITIONAL') {
        throw new Error(
          `The policy is conditional about ${requests[index].permission.name}, of which a plugin asks by authorizeConditional`,
        );
      }
      return { result };
    });
  };
  return { authorize, authorizeConditional: decide };
}
