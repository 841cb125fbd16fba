import { ConflictError, NotFoundError } from '@backstage/errors';
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
  whereGiven,
} from '@stagecraft/backend-runtime';
import { Knex } from 'knex';
import { v7 as uuid } from 'uuid';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { CommentService } from './CommentService';
import { CreateComment, Comment, ListComments, UpdateComment } from './schema';

interface CommentRow {
  id: string;
  incident: string;
  body: string;
  version: number;
  created_at: Date | string;
  created_by: string;
  updated_at: Date | string;
  idempotency_key: string | null;
  idempotency_hash: string | null;
}

/** Keeps comments in the plugin's database. */
export class CommentStore implements CommentService {
  constructor(private readonly knex: Knex) {}

  async create(input: CreateComment, options: CreateOptions): Promise<Comment> {
    const { credentials, idempotency } = options;
    const origin = {
      created_by: credentials.principal.userEntityRef,
      idempotency_key: idempotency?.key ?? null,
    };
    const now = new Date().toISOString();
    const row = await insertOnce(
      () =>
        this.#comments()
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
      idempotency && (() => this.#comments().where(origin).first()),
      options.check,
    ).catch(refuse);
    if (
      idempotency &&
      !idempotency.hashes.includes(row.idempotency_hash ?? '')
    ) {
      throw new ConflictError('Idempotency-Key was used with other input');
    }
    return toComment(row);
  }

  async get(id: string, _options: ReadOptions): Promise<Comment> {
    const row = await this.#comments().where({ id }).first();
    if (!row) {
      throw new NotFoundError(`There is no comment ${id}`);
    }
    return toComment(row);
  }

  async list(
    query: ListComments,
    _options: ReadOptions,
  ): Promise<Page<Comment>> {
    const comments = whereGiven(this.#comments(), [
      ...creationConditions(query),
      ['incident', '=', query.incident],
    ]);
    return keysetPage(comments, query, toComment);
  }

  async update(
    id: string,
    patch: UpdateComment,
    options: ChangeOptions,
  ): Promise<Comment> {
    const [row] = await this.#current(id, options)
      .update({
        ...toColumns(patch),
        version: this.knex.raw('version + 1'),
        updated_at: new Date().toISOString(),
      })
      .returning('*')
      .catch(refuse);
    if (row) {
      return toComment(row);
    }
    await this.get(id, options);
    throw new PreconditionFailedError(`Comment ${id} has changed`);
  }

  async delete(id: string, options: ChangeOptions): Promise<void> {
    const deleted = await this.#current(id, options)
      .delete()
      .catch(error => {
        throw isConstraintError(error)
          ? new ConflictError(`Comment ${id} is still referred to`)
          : error;
      });
    if (deleted === 0 && (await this.#comments().where({ id }).first('id'))) {
      throw new PreconditionFailedError(`Comment ${id} has changed`);
    }
  }

  #comments() {
    return this.knex<CommentRow>('comments');
  }

  #current(id: string, { ifMatch }: ChangeOptions) {
    const query = this.#comments().where({ id });
    return ifMatch ? query.whereIn('version', ifMatch) : query;
  }
}

// Whatever constraint refuses it, those of later migrations too.
function refuse(error: unknown): never {
  throw refusedChange(error, {
    taken: 'Another comment has a value that must be unique',
    missing: 'Invalid body: incident: There is no such incident',
  });
}

function toColumns(input: UpdateComment) {
  return pickDefined({
    incident: input.incident,
    body: input.body,
  });
}

function toComment(row: CommentRow): Comment {
  return {
    id: row.id,
    incident: row.incident,
    body: row.body,
    version: row.version,
    createdAt: toIsoString(row.created_at),
    createdBy: row.created_by,
    updatedAt: toIsoString(row.updated_at),
  };
}
