import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';

const allow = { result: AuthorizeResult.ALLOW } as const;

/** A policy by which users change only what they have made. All else is allowed. */
export const creatorsPolicy = mockServices.permissions.mock({
  authorize: async asked => asked.map(() => allow),
  authorizeConditional: async (asked, options) => {
    const { principal } = options.credentials as BackstageCredentials<
      BackstageUserPrincipal | BackstageServicePrincipal
    >;
    return asked.map(({ permission: { attributes, resourceType } }) =>
      principal.type === 'service' || attributes.action === 'read'
        ? allow
        : {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'incidents',
            resourceType,
            conditions: {
              resourceType,
              rule: 'IS_CREATOR',
              params: { values: [principal.userEntityRef] },
            },
          },
    );
  },
});
