import {
  InputError,
  ServiceUnavailableError,
  stringifyError,
} from '@backstage/errors';
import { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { isUnavailableError } from './isUnavailableError';

// Backstage's error handler finds the status of these by their name.
const NAMES = [
  'AuthenticationError',
  'ConflictError',
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'NotImplementedError',
  'NotModifiedError',
  'ServiceUnavailableError',
];

const UNAVAILABLE = 'Temporarily unavailable; try again';

/**
 * Makes the error-handling middleware that ends the router of a plugin. Backstage's own,
 * which comes after it, answers with all that an error holds: SQL with its values,
 * addresses, what another system answered. This one leaves of an error that was thrown
 * on purpose its name, its own text and its status; what the database or the network
 * threw, and what another plugin refused, becomes 503 with a fixed text, and whatever
 * nobody foresaw 500 with another.
 * Backstage logs 5xx with the original error. An error that tells when to come back, as
 * `UpstreamError` does, gets a `Retry-After` header.
 *
 * @returns a middleware for Express, to be used after all routes
 * @see https://expressjs.com/en/guide/error-handling.html
 */
export function errorFilter() {
  // Express tells by four parameters that it handles errors.
  return (
    error: unknown,
    _req: unknown,
    res: Pick<ServerResponse, 'headersSent' | 'setHeader'>,
    next: (error: Error) => void,
  ): void => {
    const { retryAfter } = (error ?? {}) as { retryAfter?: unknown };
    if (Number.isInteger(retryAfter) && !res.headersSent) {
      res.setHeader('Retry-After', `${retryAfter}`);
    }
    next(answerOf(error));
  };
}

/** What a caller may learn of an error, with the original as its cause. */
export function answerOf(error: unknown): Error {
  const { name, message, type, code } = (error ?? {}) as Record<
    string,
    unknown
  >;
  if (type === 'entity.parse.failed' || /^Z_/.test(`${code}`)) {
    return instead(
      error,
      new InputError('Invalid body: It is not well-formed'),
    );
  }
  if (name === 'ResponseError') {
    // What another plugin answered to this one is no answer to what was asked.
    return instead(error, new ServiceUnavailableError(UNAVAILABLE));
  }
  const statusCode = statusOf(error);
  if (statusCode !== undefined || NAMES.includes(`${name}`)) {
    // The classes of `@backstage/errors` add to theirs what their cause says.
    const [, ownText] = /^(.*?)(?:(?:^|; )caused by .*)?$/s.exec(`${message}`)!;
    return instead(error, new Error(ownText), { name, statusCode });
  }
  return instead(
    error,
    isUnavailableError(error)
      ? new ServiceUnavailableError(UNAVAILABLE)
      : new Error('An unexpected error occurred'),
  );
}

// 500 says that nobody foresaw it.
function statusOf(error: unknown): number | undefined {
  const { statusCode, status } = (error ?? {}) as Record<string, unknown>;
  return [statusCode, status].find(
    (one): one is number =>
      Number.isInteger(one) &&
      Number(one) >= 400 &&
      Number(one) < 600 &&
      one !== 500,
  );
}

// What is not enumerable is not answered; stacks are in development only.
function instead(original: unknown, answer: Error, more: object = {}): Error {
  const hidden = {
    ...more,
    cause: original,
    // Knex changes a message after its stack was made.
    stack: `${stringifyError(original)}\n${inspect(original, { depth: 1 })}`,
  };
  for (const [key, value] of Object.entries(hidden)) {
    Object.defineProperty(answer, key, { value, enumerable: false });
  }
  return answer;
}
