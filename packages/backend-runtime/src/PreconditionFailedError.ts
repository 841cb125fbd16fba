import { CustomErrorBase } from '@backstage/errors';

/**
 * The row has another version than the client's `If-Match` asked for; answered
 * with 412, for which `@backstage/errors` has no class.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-412-precondition-failed
 */
export class PreconditionFailedError extends CustomErrorBase {
  /** The same for every error of this class; it is in the answer's body. */
  name = 'PreconditionFailedError' as const;
  /** The HTTP status that Backstage's error handler answers with. */
  readonly statusCode = 412;
}
