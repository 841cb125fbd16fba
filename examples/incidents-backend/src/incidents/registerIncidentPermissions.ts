import {
  AuthService,
  PermissionsRegistryService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { findOwners } from '../service/ownedEntities';
import { IncidentStore } from './IncidentStore';
import { incidentPermissions } from './permissions';
import { incidentResourceRef, incidentRules } from './rules';

/** Tells the permission backend what a policy can decide about incidents. */
export function registerIncidentPermissions(deps: {
  auth: AuthService;
  catalog: CatalogService;
  knex: Knex;
  permissionsRegistry: PermissionsRegistryService;
}): void {
  const store = new IncidentStore(deps.knex);
  deps.permissionsRegistry.addResourceType({
    resourceRef: incidentResourceRef,
    permissions: incidentPermissions,
    rules: Object.values(incidentRules),
    getResources: async ids => {
      const found = await store.find(ids);
      const refs = found.flatMap(one => one?.service ?? []);
      const owners = await findOwners([...new Set(refs)], deps);
      return found.map(
        one => one && { ...one, owners: owners.get(one.service ?? '') ?? [] },
      );
    },
  });
}
