import {
  isError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import pRetry from 'p-retry';
import { discard } from '../httpClient/answer';
import { UpstreamPath } from '../httpClient/path';
import { pause } from '../httpClient/pause';
import { parseRetryAfter } from '../httpClient/retryAfter';
import { withCause } from '../withCause';
import { withDeadline } from '../withDeadline';
import { pluginUrl, PluginQuery } from './pluginUrl';

/**
 * What is asked of another plugin.
 *
 * @see {@link callPlugin}
 */
export interface PluginRequest {
  /** How it is asked. */
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below the plugin's. */
  path: UpstreamPath;
  /** What is left out is undefined; what comes several times is a list. */
  query?: PluginQuery;
  /** What is sent as JSON. */
  body?: unknown;
  /** The version that a row has to have, for `If-Match`. */
  ifMatch?: number;
  /** What tells a retry from another request, for `Idempotency-Key`. */
  idempotencyKey?: string;
}

/**
 * Where another plugin is, and on whose behalf it is asked.
 *
 * @see {@link callPlugin}
 */
export interface PluginTarget {
  /** The plugin. */
  pluginId: string;
  /** Where discovery says that it is. */
  baseUrl: string;
  /** What auth has issued for it. */
  token: string;
  /** Ends the call when it comes. */
  signal?: AbortSignal;
  /** For how many milliseconds the call may last with all its retries; 15,000 unless said. */
  timeout?: number;
}

const TIMEOUT = 15_000;
const RETRIES = 2;
// What a plugin, or what is before it, answers while it starts, stops or has too much to do.
const PASSING = [429, 502, 503, 504];

/**
 * Asks another plugin of the same installation, which speaks JSON. A call ends in time.
 * What can come twice is tried again when that may help: a read, a deletion, and what has
 * an `Idempotency-Key`; never another write, of which nobody knows what became of it.
 *
 * @param target - which plugin, and on whose behalf
 * @param request - what to ask
 * @returns its answer; undefined for one without a body
 * @throws ResponseError when the plugin answers with an error, which has the status and,
 *   as its cause, what the plugin said
 * @throws ServiceUnavailableError when there is no usable answer, or none in time
 * @throws the reason of the caller's signal
 * @see https://backstage.io/docs/backend-system/core-services/auth
 */
export async function callPlugin<Answer>(
  target: PluginTarget,
  request: PluginRequest,
): Promise<Answer> {
  const { pluginId, signal, timeout = TIMEOUT } = target;
  const late = () =>
    new ServiceUnavailableError(
      `The plugin ${pluginId} did not answer in ${timeout} ms`,
    );
  const end = performance.now() + timeout;
  let toldToWait = 0;

  const attempt = async (ending: AbortSignal): Promise<Answer> => {
    const response = await send(target, request, ending);
    toldToWait = 0;
    if (!response.ok) {
      toldToWait = parseRetryAfter(response.headers.get('retry-after')) ?? 0;
      throw await ResponseError.fromResponse(response);
    }
    return (await readJson(response, pluginId)) as Answer;
  };

  return withDeadline(
    timeout,
    ending =>
      pRetry(() => attempt(ending), {
        signal: ending,
        retries: isRepeatable(request) ? RETRIES : 0,
        minTimeout: 200,
        randomize: true,
        shouldRetry: async ({ error, retryDelay }) => {
          const wait = toldToWait * 1000;
          if (
            !isPassing(error) ||
            wait + retryDelay >= end - performance.now()
          ) {
            return false;
          }
          await pause(wait, ending);
          return true;
        },
      }),
    { late, outer: signal },
  );
}

function isRepeatable({ method, idempotencyKey }: PluginRequest): boolean {
  return ['GET', 'DELETE'].includes(method) || idempotencyKey !== undefined;
}

function isPassing(error: unknown): boolean {
  return error instanceof ResponseError
    ? PASSING.includes(error.response.status)
    : isError(error) && error.name === 'ServiceUnavailableError';
}

async function send(
  { pluginId, baseUrl, token }: PluginTarget,
  request: PluginRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { method, path, query, body, ifMatch, idempotencyKey } = request;
  return fetch(pluginUrl(baseUrl, path, query), {
    method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
  }).catch(cause => {
    throw unavailable(pluginId, cause);
  });
}

async function readJson(
  response: Response,
  pluginId: string,
): Promise<unknown> {
  if (response.status === 204) {
    discard(response);
    return undefined;
  }
  return response.json().catch(cause => {
    throw unavailable(pluginId, cause);
  });
}

// Where the plugin runs is nobody's business, and stands in the cause only.
function unavailable(pluginId: string, cause: unknown): Error {
  return withCause(
    new ServiceUnavailableError(`The plugin ${pluginId} gave no usable answer`),
    cause,
  );
}
