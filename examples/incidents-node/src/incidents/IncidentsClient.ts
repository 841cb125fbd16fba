import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  CreateIncident,
  GetIncident,
  Incident,
  IncidentPage,
  ListIncidents,
  UpdateIncident,
} from '@internal/plugin-incidents-common';
import { path } from '@stagecraft/backend-runtime';
import { randomUUID } from 'node:crypto';
import { call } from '../service/call';
import { CallOptions, ChangeOptions, CreateOptions } from '../service/options';
import { IncidentsService } from './IncidentsService';

/** Calls the routes of incidents. */
export class IncidentsClient implements IncidentsService {
  constructor(
    private readonly deps: { auth: AuthService; discovery: DiscoveryService },
  ) {}

  create(input: CreateIncident, options: CreateOptions): Promise<Incident> {
    const { idempotencyKey = randomUUID() } = options;
    return call(
      this.deps,
      { method: 'POST', path: path`/incidents`, body: input, idempotencyKey },
      options,
    );
  }

  get(id: string, options: CallOptions & GetIncident): Promise<Incident> {
    const { expand } = options;
    return call(
      this.deps,
      { method: 'GET', path: path`/incidents/${id}`, query: { expand } },
      options,
    );
  }

  list(query: ListIncidents, options: CallOptions): Promise<IncidentPage> {
    return call(
      this.deps,
      { method: 'GET', path: path`/incidents`, query: { ...query } },
      options,
    );
  }

  async *pages(
    query: ListIncidents,
    options: CallOptions,
  ): AsyncGenerator<IncidentPage, void, undefined> {
    let { cursor } = query;
    do {
      const page = await this.list({ ...query, cursor }, options);
      yield page;
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  update(
    id: string,
    patch: UpdateIncident,
    options: ChangeOptions,
  ): Promise<Incident> {
    const { ifMatch } = options;
    return call(
      this.deps,
      { method: 'PATCH', path: path`/incidents/${id}`, body: patch, ifMatch },
      options,
    );
  }

  delete(id: string, options: ChangeOptions): Promise<void> {
    const { ifMatch } = options;
    return call(
      this.deps,
      { method: 'DELETE', path: path`/incidents/${id}`, ifMatch },
      options,
    );
  }
}
