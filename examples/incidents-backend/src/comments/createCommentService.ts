import { Knex } from 'knex';
import { CommentService } from './CommentService';
import { CommentStore } from './CommentStore';

/** Makes what the routes call. A class around the store goes in here. */
export function createCommentService(deps: { knex: Knex }): CommentService {
  return new CommentStore(deps.knex);
}
