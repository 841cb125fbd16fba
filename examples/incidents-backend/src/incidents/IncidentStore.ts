import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  creationConditions,
  insertOnce,
  isConstraintError,
  keysetPage,
  Page,
  pickDefined,
  PreconditionFailedError,
  refusedChange,
  toIsoString,
  whereCriteria,
  whereGiven,
} from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { v7 as uuid, validate as isUuid } from 'uuid';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { everything, Scope } from '../service/scope';
import { IncidentService } from './IncidentService';
import {
  CreateIncident,
  Incident,
  ListIncidents,
  UpdateIncident,
} from './schema';

interface IncidentRow {
  id: string;
  title: string;
  severity: Incident['severity'];
  summary?: string | null;
  started_at: Date | string;
  service?: string | null;
  reference?: string | null;
  acknowledged: boolean | number;
  impacted_users?: number | null;
  version: number;
  created_at: Date | string;
  created_by: string;
  updated_at: Date | string;
  idempotency_key: string | null;
  idempotency_hash: string | null;
}

/** Keeps incidents in the plugin's database, and has those of a scope. */
export class IncidentStore implements IncidentService {
  constructor(
    private readonly knex: Knex,
    private readonly scope: Scope = everything,
  ) {}

  async create(
    input: CreateIncident,
    options: CreateOptions,
  ): Promise<Incident> {
    const { credentials, idempotency } = options;
    const origin = {
      created_by: credentials.principal.userEntityRef,
      idempotency_key: idempotency?.key ?? null,
    };
    const now = new Date().toISOString();
    const row = await insertOnce(
      () =>
        this.#incidents()
          .insert({
            ...toColumns(input),
            ...origin,
            id: uuid(),
            version: 1,
            created_at: now,
            updated_at: now,
            idempotency_hash: idempotency?.hashes[0],
          })
          .returning('*'),
      idempotency && (() => this.#incidents().where(origin).first()),
    ).catch(refuse);
    if (
      idempotency &&
      !idempotency.hashes.includes(row.idempotency_hash ?? '')
    ) {
      throw new ConflictError('Idempotency-Key was used with other input');
    }
    return toIncident(row);
  }

  async get(id: string, _options: ReadOptions): Promise<Incident> {
    const row = await this.#readable().where({ id }).first();
    if (!row) {
      throw new NotFoundError(`There is no incident ${id}`);
    }
    return toIncident(row);
  }

  /** Finds incidents by their ids, in the order of these. */
  async find(ids: string[]): Promise<(Incident | undefined)[]> {
    const values = ids.filter(id => isUuid(id));
    const rows = await whereCriteria(this.#readable(), {
      column: 'id',
      values,
    });
    const found = new Map(rows.map(row => [row.id, toIncident(row)]));
    return ids.map(id => found.get(id));
  }

  async list(
    query: ListIncidents,
    _options: ReadOptions,
  ): Promise<Page<Incident>> {
    const incidents = whereGiven(this.#readable(), [
      ...creationConditions(query),
      ['severity', '=', query.severity],
      ['started_at', '=', query.startedAt],
      ['started_at', '>', query.startedAtAfter],
      ['started_at', '<', query.startedAtBefore],
      ['service', '=', query.service],
    ]);
    return keysetPage(incidents, query, toIncident);
  }

  async update(
    id: string,
    patch: UpdateIncident,
    options: ChangeOptions,
  ): Promise<Incident> {
    const [row] = await this.#current(id, options)
      .update({
        ...toColumns(patch),
        version: this.knex.raw('version + 1'),
        updated_at: new Date().toISOString(),
      })
      .returning('*')
      .catch(refuse);
    if (row) {
      return toIncident(row);
    }
    await this.get(id, options);
    await this.#refuseOthers(id);
    throw new PreconditionFailedError(`Incident ${id} has changed`);
  }

  async delete(id: string, options: ChangeOptions): Promise<boolean> {
    const deleted = await this.#current(id, options)
      .delete()
      .catch(error => {
        throw isConstraintError(error)
          ? new ConflictError(`Incident ${id} is still referred to`)
          : error;
      });
    if (deleted === 0 && (await this.#readable().where({ id }).first('id'))) {
      await this.#refuseOthers(id);
      throw new PreconditionFailedError(`Incident ${id} has changed`);
    }
    return deleted > 0;
  }

  #incidents() {
    return this.knex<IncidentRow>('incidents');
  }

  #readable() {
    return whereCriteria(this.#incidents(), this.scope.read);
  }

  #changeable() {
    return whereCriteria(this.#readable(), this.scope.change);
  }

  // What may be read, and not be changed.
  async #refuseOthers(id: string) {
    if (!(await this.#changeable().where({ id }).first('id'))) {
      throw new NotAllowedError(`You may not change incident ${id}`);
    }
  }

  #current(id: string, { ifMatch }: ChangeOptions) {
    const query = this.#changeable().where({ id });
    return ifMatch ? query.whereIn('version', ifMatch) : query;
  }
}

// Whatever constraint refuses it, those of later migrations too.
function refuse(error: unknown): never {
  throw refusedChange(error, {
    taken:
      'Another incident has this reference, or another value that must be unique',
  });
}

function toColumns(input: UpdateIncident) {
  return pickDefined({
    title: input.title,
    severity: input.severity,
    summary: input.summary,
    started_at: input.startedAt,
    service: input.service,
    reference: input.reference,
    acknowledged: input.acknowledged,
    impacted_users: input.impactedUsers,
  });
}

// During a rollout the table may be a newer release's, without an optional column.
function toIncident(row: IncidentRow): Incident {
  return {
    id: row.id,
    title: row.title,
    severity: row.severity,
    summary: row.summary ?? null,
    startedAt: toIsoString(row.started_at),
    service: row.service ?? null,
    reference: row.reference ?? null,
    acknowledged: Boolean(row.acknowledged),
    impactedUsers: row.impacted_users ?? null,
    version: row.version,
    createdAt: toIsoString(row.created_at),
    createdBy: row.created_by,
    updatedAt: toIsoString(row.updated_at),
  };
}
