import {
  AuthService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import {
  incidentCreatePermission,
  incidentDeletePermission,
  incidentReadPermission,
  incidentUpdatePermission,
} from '@internal/plugin-incidents-common';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { resolveOwned } from '../service/ownedEntities';
import { Scope, toCriteria } from '../service/scope';
import { IncidentService } from './IncidentService';
import { incidentResourceRef } from './rules';
import { CreateIncident, ListIncidents, UpdateIncident } from './schema';

/** Lets callers do with incidents what the permission policy allows. */
export class PermittedIncidents implements IncidentService {
  constructor(
    private readonly within: (scope: Scope) => IncidentService,
    private readonly deps: {
      auth: AuthService;
      catalog: CatalogService;
      permissions: PermissionsService;
      permissionsRegistry: PermissionsRegistryService;
    },
  ) {}

  async create(input: CreateIncident, options: CreateOptions) {
    const { credentials } = options;
    const [{ result }] = await this.deps.permissions.authorize(
      [{ permission: incidentCreatePermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError('You may not create incidents');
    }
    // A retry gets what is there now, which it has to be allowed to read.
    const allowed = options.idempotency
      ? await this.#allowed(options)
      : this.within({ read: false, change: false });
    return allowed.create(input, options);
  }

  async get(id: string, options: ReadOptions) {
    const allowed = await this.#allowed(options);
    return allowed.get(id, options);
  }

  async list(query: ListIncidents, options: ReadOptions) {
    const allowed = await this.#allowed(options);
    return allowed.list(query, options);
  }

  async update(id: string, patch: UpdateIncident, options: ChangeOptions) {
    const allowed = await this.#allowed(options, incidentUpdatePermission);
    return allowed.update(id, patch, options);
  }

  async delete(id: string, options: ChangeOptions) {
    const allowed = await this.#allowed(options, incidentDeletePermission);
    return allowed.delete(id, options);
  }

  // The decisions are part of the statements, so that nothing comes in between.
  async #allowed(
    { credentials }: ReadOptions,
    change?: ResourcePermission,
  ): Promise<IncidentService> {
    const { permissions, permissionsRegistry } = this.deps;
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
        resolveOwned(toCriteria(decision, transform), this.deps),
      ),
    );
    return this.within({ read, change: write });
  }
}
