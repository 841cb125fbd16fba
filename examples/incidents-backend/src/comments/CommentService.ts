import { Page } from '@stagecraft/backend-runtime';
import { ChangeOptions, CreateOptions, ReadOptions } from '../service/options';
import { CreateComment, Comment, ListComments, UpdateComment } from './schema';

/** What can be done with comments, on behalf of a caller. */
export interface CommentService {
  /**
   * Creates a comment, or returns the one that the same user created with the
   * same idempotency key and input.
   *
   * @throws ConflictError when the key was used with other input, or a unique value
   *   is taken
   * @throws InputError when the database does not take it, as when it refers to what
   *   is not there
   */
  create(input: CreateComment, options: CreateOptions): Promise<Comment>;

  /** @throws NotFoundError when there is no such comment */
  get(id: string, options: ReadOptions): Promise<Comment>;

  /** Lists one page of comments, the newest first unless the query says otherwise. */
  list(query: ListComments, options: ReadOptions): Promise<Page<Comment>>;

  /**
   * Changes the fields given in the patch; null clears a field.
   *
   * @throws NotFoundError when there is no such comment
   * @throws PreconditionFailedError when its version is not one of `ifMatch`
   * @throws ConflictError when a unique value is taken
   * @throws InputError when the database does not take it
   */
  update(
    id: string,
    patch: UpdateComment,
    options: ChangeOptions,
  ): Promise<Comment>;

  /**
   * Deletes a comment; it is no error when there is none.
   *
   * @throws PreconditionFailedError when its version is not one of `ifMatch`
   * @throws ConflictError when something refers to it
   */
  delete(id: string, options: ChangeOptions): Promise<void>;
}
