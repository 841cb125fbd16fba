import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { AuditedIncidents } from './AuditedIncidents';
import { CatalogedIncidents } from './CatalogedIncidents';
import { IncidentService } from './IncidentService';
import { IncidentStore } from './IncidentStore';
import { PermittedIncidents } from './PermittedIncidents';

/** Makes what the routes call. A class around the store goes in here. */
export function createIncidentService(deps: {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  knex: Knex;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}): IncidentService {
  let incidents: IncidentService = new PermittedIncidents(
    scope => new IncidentStore(deps.knex, scope),
    deps,
  );
  incidents = new CatalogedIncidents(incidents, deps);
  incidents = new AuditedIncidents(incidents, deps);

  return incidents;
}
