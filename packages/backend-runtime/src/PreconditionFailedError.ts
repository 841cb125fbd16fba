import { CustomErrorBase } from '@backstage/errors';

/**
 * The row has another version than the client's `If-Match` asked for; answered
 * with 412, for which `@backstage/errors` has no class.
 */
export class PreconditionFailedError extends CustomErrorBase {
  name = 'PreconditionFailedError' as const;
  readonly statusCode = 412;
}
