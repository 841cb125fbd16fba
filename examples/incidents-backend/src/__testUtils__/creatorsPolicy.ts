import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { permissionsOf } from '@stagecraft/backend-testkit';

/** A policy by which users change only what they have made. All else is allowed. */
export const creatorsPolicy = mockServices.permissions.mock(
  permissionsOf({
    async handle({ permission }, user) {
      if (
        !isResourcePermission(permission) ||
        permission.attributes.action === 'read'
      ) {
        return { result: AuthorizeResult.ALLOW };
      }
      const { resourceType } = permission;
      return {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'incidents',
        resourceType,
        conditions: {
          resourceType,
          rule: 'IS_CREATOR',
          params: { values: user?.info.ownershipEntityRefs ?? [] },
        },
      };
    },
  }),
);
