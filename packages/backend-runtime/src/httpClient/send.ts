import pRetry from 'p-retry';
import { z } from 'zod';
import { withDeadline } from '../withDeadline';
import { discard, readAnswer, refusal } from './answer';
import { exchange, isSafe, OutgoingRequest } from './exchange';
import { pause } from './pause';
import { parseRetryAfter } from './retryAfter';
import { UpstreamError } from './UpstreamError';

/**
 * How long to try, and how much to take.
 *
 * @see {@link HttpClient}
 */
export interface HttpLimits {
  /** For how many milliseconds a call may last with all its retries; 15,000 unless said. */
  timeout: number;
  /** For how many milliseconds one try may last; 5,000 unless said. */
  attemptTimeout: number;
  /** How often to try again; twice unless said. */
  retries: number;
  /** How many bytes an answer may have; 5,000,000 unless said. */
  maxBytes: number;
}

/** A checked answer. */
export interface Answer<Value> {
  value: Value;
  /** Where its `Link` header says that the next page is. */
  nextLink?: string;
}

/**
 * Sends a request until there is an answer or time runs out. What changes nothing is
 * tried again when that may help, with pauses that grow and differ; a system that says
 * when to come back is taken at its word, or left alone when that would be too late.
 *
 * @param request - what to send
 * @param schema - what the answer has to be
 * @param limits - how long to try, and how much to take
 * @param call - `as` what the answer is read, `signal` of the caller; `onRefused` is told
 *   of a 401 or 403
 * @throws NotFoundError, UpstreamError, or the reason of the caller's signal
 * @see https://github.com/sindresorhus/p-retry
 */
export async function send<Schema extends z.ZodType>(
  request: Omit<OutgoingRequest, 'signal'>,
  schema: Schema,
  limits: HttpLimits,
  call: {
    as: 'json' | 'text';
    signal?: AbortSignal;
    onRefused: (status: number) => void;
  },
): Promise<Answer<z.output<Schema>>> {
  const { timeout, attemptTimeout, retries, maxBytes } = limits;
  const { method, url } = request;
  // Not the query, which may hold what is nobody else's business.
  const what = `${method} ${url.origin}${url.pathname}`;

  let toldToWait = 0;
  const attempt = async (signal: AbortSignal) => {
    toldToWait = 0;
    const { response, isSameOrigin } = await exchange({ ...request, signal });
    const { status, ok, headers } = response;
    if (!ok) {
      discard(response);
      if (isSameOrigin && [401, 403].includes(status)) {
        call.onRefused(status);
      }
      toldToWait = parseRetryAfter(headers.get('retry-after')) ?? 0;
      throw refusal(response, what);
    }
    return {
      value: await readAnswer(response, schema, {
        as: call.as,
        maxBytes,
        what,
      }),
      nextLink: nextLink(headers.get('link')),
    };
  };

  // A try gets what is left of the time of the call; a pause has to leave some.
  const end = performance.now() + timeout;
  const timeLeft = () => Math.ceil(end - performance.now());
  const { signal: outer } = call;
  return pRetry(
    () => inTime(Math.min(attemptTimeout, timeLeft()), attempt, outer),
    {
      signal: outer,
      retries: isSafe(method) ? retries : 0,
      minTimeout: 200,
      randomize: true,
      shouldRetry: async ({ error, retryDelay }) => {
        const wait = toldToWait * 1000;
        if (!isPassing(error) || wait + retryDelay >= timeLeft()) {
          return false;
        }
        await pause(wait, outer);
        return true;
      },
    },
  );
}

function inTime<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  outer: AbortSignal | undefined,
): Promise<Result> {
  const late = () =>
    new UpstreamError(504, new Error(`No answer after ${milliseconds} ms`));
  return withDeadline(milliseconds, work, { late, outer });
}

// Not 502: what was no use is none in a moment.
function isPassing(error: Error): boolean {
  return error instanceof UpstreamError && error.statusCode !== 502;
}

function nextLink(header: string | null): string | undefined {
  const [, target] =
    /<([^<>]*)>(?:\s*;[^,<]*?)?;\s*rel="?next(?=["\s;,]|$)/i.exec(
      header ?? '',
    ) ?? [];
  return target;
}
