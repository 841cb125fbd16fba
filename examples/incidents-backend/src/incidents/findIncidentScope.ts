import {
  AuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { incidentReadPermission } from '@internal/plugin-incidents-common';
import { ReadOptions } from '../service/options';
import { resolveOwned } from '../service/ownedEntities';
import { Scope, toCriteria } from '../service/scope';
import { incidentResourceRef } from './rules';

/** What decides about incidents. */
export interface IncidentScopeDeps {
  auth: AuthService;
  catalog: CatalogService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}

/**
 * Finds out which incidents the permission policy lets a caller read, and which of them
 * it gives him a further permission for.
 */
export async function findIncidentScope(
  deps: IncidentScopeDeps,
  { credentials }: ReadOptions,
  change?: ResourcePermission,
): Promise<Scope> {
  const { permissions, permissionsRegistry } = deps;
  const decisions = await permissions.authorizeConditional(
    [incidentReadPermission, ...(change ? [change] : [])].map(permission => ({
      permission,
    })),
    { credentials },
  );
  const transform = createConditionTransformer(
    permissionsRegistry.getPermissionRuleset(incidentResourceRef),
  );
  const [read, write = false] = await Promise.all(
    decisions.map(decision =>
      resolveOwned(toCriteria(decision, transform), deps),
    ),
  );
  return { read, change: write };
}
