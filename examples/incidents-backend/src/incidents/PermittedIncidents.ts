import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  incidentCreatePermission,
  incidentDeletePermission,
  incidentUpdatePermission,
} from '@internal/plugin-incidents-common';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { Scope } from '../service/scope';
import { findIncidentScope, IncidentScopeDeps } from './findIncidentScope';
import { IncidentService } from './IncidentService';
import { CreateIncident, ListIncidents, UpdateIncident } from './schema';

/** Lets callers do with incidents what the permission policy allows. */
export class PermittedIncidents implements IncidentService {
  constructor(
    private readonly within: (scope: Scope) => IncidentService,
    private readonly deps: IncidentScopeDeps,
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
    return this.within({ read: false, change: false }).create(input, options);
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
    options: ReadOptions,
    change?: ResourcePermission,
  ): Promise<IncidentService> {
    return this.within(await findIncidentScope(this.deps, options, change));
  }
}
