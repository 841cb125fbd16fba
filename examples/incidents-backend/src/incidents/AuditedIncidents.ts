import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { AuditMeta, recordEvent } from '@stagecraft/backend-runtime';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { IncidentService } from './IncidentService';
import { CreateIncident, ListIncidents, UpdateIncident } from './schema';

/** Records every write of incidents, and what became of it. */
export class AuditedIncidents implements IncidentService {
  constructor(
    private readonly incidents: IncidentService,
    private readonly deps: { auditor: AuditorService; logger: LoggerService },
  ) {}

  create(input: CreateIncident, options: CreateOptions) {
    return recordEvent(
      this.deps,
      toEvent({ actionType: 'create' }, options),
      () => this.incidents.create(input, options),
      ({ id, version }) => ({ id, version }),
    );
  }

  get(id: string, options: ReadOptions) {
    return this.incidents.get(id, options);
  }

  list(query: ListIncidents, options: ReadOptions) {
    return this.incidents.list(query, options);
  }

  update(id: string, patch: UpdateIncident, options: ChangeOptions) {
    return recordEvent(
      this.deps,
      toEvent({ actionType: 'update', id }, options),
      () => this.incidents.update(id, patch, options),
      ({ version }) => ({ version }),
    );
  }

  delete(id: string, options: ChangeOptions) {
    return recordEvent(
      this.deps,
      toEvent({ actionType: 'delete', id }, options),
      () => this.incidents.delete(id, options),
      wasThere => ({ wasThere }),
    );
  }
}

// The auditor finds out by the request who did it. Without one, as in a task, it takes
// the plugin itself for that: then the caller tells.
function toEvent(
  meta: AuditMeta,
  { credentials, request }: Pick<ChangeOptions, 'credentials' | 'request'>,
) {
  const { principal } = credentials;
  const caller = principal.userEntityRef;
  return {
    eventId: 'incident-mutate',
    severityLevel: 'medium' as const,
    request,
    meta: { ...meta, caller },
  };
}
