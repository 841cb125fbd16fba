import { LoggerService } from '@backstage/backend-plugin-api';
import { HttpLimits } from './send';
import { HttpQuery } from './urls';

/**
 * What the client of a system needs.
 *
 * @see {@link HttpClient}
 */
export interface HttpClientOptions extends Partial<HttpLimits> {
  /** Gets a line when the system refuses the token. */
  logger: LoggerService;
  /** Makes the headers that carry the token; `authorization: Bearer …` unless said. */
  authorize?: (token: string) => Record<string, string>;
}

/**
 * What a request may have.
 *
 * @see {@link HttpClient}
 */
export interface HttpRequestOptions {
  /** The query. */
  query?: HttpQuery;
  /** What is sent as JSON. */
  body?: unknown;
  /** What the schema gets of the answer: its JSON, unless it is said to be text. */
  as?: 'json' | 'text';
  /** Ends the request when it comes; a scheduled task has one. */
  signal?: AbortSignal;
}

/**
 * What a list may have.
 *
 * @see {@link HttpClient}
 */
export interface PagesOptions extends Omit<HttpRequestOptions, 'body'> {
  /** How many pages there may be; 1,000 unless said. */
  maxPages?: number;
}

/** What holds unless something else is said. */
export const DEFAULTS = {
  authorize: (token: string) => ({ authorization: `Bearer ${token}` }),
  timeout: 15_000,
  attemptTimeout: 5_000,
  retries: 2,
  maxBytes: 5_000_000,
};
