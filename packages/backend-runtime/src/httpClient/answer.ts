import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import { withCause } from '../withCause';
import { parseRetryAfter } from './retryAfter';
import { readText } from './readText';
import { UpstreamError } from './UpstreamError';

// For a system that fails and does not say when to come back.
const DEFAULT_RETRY_AFTER = 10;
const MAX_PROBLEMS = 5;

/**
 * Lets go of the body of an answer that nobody will read, and of its connection.
 *
 * @param response - the answer
 */
export function discard(response: Response): void {
  // It may have broken before.
  response.body?.cancel().catch(() => {});
}

/**
 * Turns a status that is no success into the error that callers understand.
 *
 * @param response - the answer; its body is left alone
 * @param what - the request, for the cause
 */
export function refusal(response: Response, what: string): Error {
  const { status, headers } = response;
  const cause = new Error(`${what} was answered with ${status}`);
  if (status === 404 || status === 410) {
    return withCause(new NotFoundError('Not found upstream'), cause);
  }
  return status === 429 || status >= 500
    ? unavailable(cause, headers.get('retry-after'))
    : new UpstreamError(502, cause);
}

/**
 * The error for a system that may answer later.
 *
 * @param cause - what happened, for the log
 * @param retryAfter - the `Retry-After` header, if there is one
 */
export function unavailable(cause: unknown, retryAfter: string | null = null) {
  return new UpstreamError(
    503,
    cause,
    parseRetryAfter(retryAfter) ?? DEFAULT_RETRY_AFTER,
  );
}

/**
 * Reads the JSON of an answer, or its text, and checks it. An answer without a body is
 * `undefined` as JSON.
 *
 * @param response - a success, whose body nobody has read
 * @param schema - what the answer has to be
 * @param options - `as` what it is read, how large it may be, and the request, for the
 *   cause
 * @throws UpstreamError with 502 when it is too large, no JSON, or not what the schema
 *   says; nothing of it is in the cause but the paths of what is wrong
 * @throws UpstreamError with 503 when the connection breaks
 */
export async function readAnswer<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  options: { as: 'json' | 'text'; maxBytes: number; what: string },
): Promise<z.output<Schema>> {
  const { as, maxBytes, what } = options;
  const unusable = (why: string) =>
    new UpstreamError(502, new Error(`The answer to ${what} ${why}`));
  const text = await readText(response, maxBytes).catch(error => {
    throw unavailable(error);
  });
  if (text === undefined) {
    throw unusable(`is larger than ${maxBytes} bytes`);
  }
  let content: unknown = text;
  if (as === 'json') {
    try {
      content = text === '' ? undefined : JSON.parse(text);
    } catch {
      // The error of JSON.parse quotes the text.
      throw unusable('is no JSON');
    }
  }
  const result = await schema.safeParseAsync(content);
  if (!result.success) {
    const problems = result.error.issues
      .slice(0, MAX_PROBLEMS)
      .map(({ path, code }) => `${path.join('.')} (${code})`);
    throw unusable(`is not what the schema says: ${problems.join(', ')}`);
  }
  return result.data;
}
