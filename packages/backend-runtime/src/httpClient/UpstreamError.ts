import { CustomErrorBase } from '@backstage/errors';
import { withCause } from '../withCause';

const MESSAGES = {
  502: 'Upstream gave no usable answer',
  503: 'Upstream is not available; try again later',
  504: 'Upstream did not answer in time',
};

/**
 * A system that the plugin asks failed. The text is the same for all errors of one status:
 * what that system said, or where it is, stands in the cause only, for the log.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx
 */
export class UpstreamError extends CustomErrorBase {
  /** The same for every error of this class; it is in the answer's body. */
  name = 'UpstreamError' as const;
  /**
   * The HTTP status that Backstage's error handler answers with: 502 for an answer of no
   * use, 503 when asking again later may help, 504 when time ran out.
   */
  readonly statusCode: 502 | 503 | 504;
  /** After how many seconds to ask again; `errorFilter` makes a header of it. */
  readonly retryAfter?: number;

  /**
   * Makes the error; its message says no more than the status.
   *
   * @param statusCode - what to answer
   * @param cause - what happened, for the log; never a token, a body or a header
   * @param retryAfter - after how many seconds to ask again
   */
  constructor(
    statusCode: 502 | 503 | 504,
    cause: unknown,
    retryAfter?: number,
  ) {
    super(MESSAGES[statusCode]);
    this.statusCode = statusCode;
    this.retryAfter = retryAfter;
    withCause(this, cause);
  }
}
