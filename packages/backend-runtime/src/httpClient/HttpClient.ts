import { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { pickDefined } from '../pickDefined';
import { readConfig } from '../readConfig';
import { httpClientConfig, httpClientExample } from './clientConfig';
import {
  DEFAULTS,
  HttpClientOptions,
  HttpRequestOptions,
  PagesOptions,
} from './options';
import { UpstreamPath } from './path';
import { Answer, send } from './send';
import { UpstreamError } from './UpstreamError';
import { HttpQuery, urlsBelow } from './urls';

/**
 * A client of one system outside of Backstage that speaks JSON over HTTP. Each answer is
 * checked by a schema. A call ends in time and reads no more than it may; what changes
 * nothing is tried again when that may help. The token goes to that system only, and
 * never into an error or the log.
 *
 * @see https://backstage.io/docs/architecture-decisions/adrs-adr014
 */
export class HttpClient {
  readonly #urls: ReturnType<typeof urlsBelow>;
  readonly #secretHeaders: Record<string, string>;
  readonly #options: Required<HttpClientOptions>;
  readonly #tokenKey: string;

  /**
   * Makes the client of the system that a section of the configuration names by its
   * `baseUrl`, with a `token` if it wants one.
   *
   * @param config - the configuration of the backend
   * @param key - the full key of the section
   * @param options - the logger, and what this system needs otherwise
   * @throws Error when a key is missing or malformed, as `readConfig` does
   * @see {@link readConfig}
   */
  static fromConfig(
    config: Pick<RootConfigService, 'getOptional'>,
    key: string,
    options: HttpClientOptions,
  ): HttpClient {
    const keys = readConfig(config, key, httpClientConfig, httpClientExample);
    return new HttpClient(key, keys, options);
  }

  /**
   * Makes the clients of several systems of one kind, by the names that they have in the
   * configuration.
   *
   * @param config - the configuration of the backend
   * @param key - the full key of the section, which has a section for each name
   * @param options - the logger, and what these systems need otherwise
   * @throws Error when a key is missing or malformed, as `readConfig` does
   * @see {@link readConfig}
   */
  static instancesFromConfig(
    config: Pick<RootConfigService, 'getOptional'>,
    key: string,
    options: HttpClientOptions,
  ): ReadonlyMap<string, HttpClient> {
    const schema = z.record(z.string(), httpClientConfig);
    const sections = readConfig(config, key, schema, {
      main: httpClientExample,
    });
    return new Map(
      Object.entries(sections).map(([name, keys]) => [
        name,
        new HttpClient(`${key}.${name}`, keys, options),
      ]),
    );
  }

  private constructor(
    key: string,
    { baseUrl, token }: z.output<typeof httpClientConfig>,
    options: HttpClientOptions,
  ) {
    const { logger } = options;
    this.#options = { ...DEFAULTS, ...pickDefined(options), logger };
    this.#urls = urlsBelow(baseUrl);
    this.#secretHeaders =
      token === undefined ? {} : this.#options.authorize(token);
    this.#tokenKey = `${key}.token`;
  }

  /**
   * Reads something.
   *
   * @param path - where it is, below the base URL
   * @param schema - what the answer has to be
   * @param options - query, what the answer is, and signal
   * @returns the checked answer
   * @throws NotFoundError when the system answers 404
   * @throws UpstreamError when it gives no usable answer, none in time, or none at all
   */
  get<Schema extends z.ZodType>(
    path: UpstreamPath,
    schema: Schema,
    options: Omit<HttpRequestOptions, 'body'> = {},
  ): Promise<z.output<Schema>> {
    return this.request('GET', path, schema, options);
  }

  /**
   * Sends a request of any method; only GET and HEAD are tried again.
   *
   * @param method - the method
   * @param path - the path, below the base URL
   * @param schema - what the answer has to be; one without a body is `undefined`
   * @param options - query, body and signal
   * @returns the checked answer
   * @throws what `get` throws
   */
  async request<Schema extends z.ZodType>(
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: UpstreamPath,
    schema: Schema,
    options: HttpRequestOptions = {},
  ): Promise<z.output<Schema>> {
    const url = this.#urls.to(path, options.query);
    return (await this.#send(method, url, schema, options)).value;
  }

  /**
   * Reads a list page by page, as far as the caller goes on. Each page may take the time
   * of a call.
   *
   * @param path - where the first page is, below the base URL
   * @param schema - what each page has to be
   * @param next - tells by a page, and by the link to the next one in its `Link` header,
   *   what is other in the query of the next, or its URL; undefined after the last
   * @param options - query of the first page, signal, and how many pages there may be
   * @throws what `get` throws, and UpstreamError with 502 when there are more pages, or
   *   when one is not below the base URL
   * @see https://www.rfc-editor.org/rfc/rfc8288
   */
  async *pages<Schema extends z.ZodType>(
    path: UpstreamPath,
    schema: Schema,
    next: (
      page: z.output<Schema>,
      nextLink: string | undefined,
    ) => HttpQuery | string | undefined,
    options: PagesOptions = {},
  ): AsyncGenerator<z.output<Schema>, void, undefined> {
    const { query, maxPages = 1_000, ...rest } = options;
    let url = this.#urls.to(path, query);
    for (let count = 1; ; count++) {
      const page = await this.#send('GET', url, schema, rest);
      yield page.value;
      const step = next(page.value, page.nextLink);
      if (step === undefined) {
        return;
      }
      if (count === maxPages) {
        throw new UpstreamError(502, new Error(`More than ${maxPages} pages`));
      }
      url = this.#urls.after(url, step);
    }
  }

  #send<Schema extends z.ZodType>(
    method: string,
    url: URL,
    schema: Schema,
    { as = 'json', body, signal }: HttpRequestOptions,
  ): Promise<Answer<z.output<Schema>>> {
    const { logger, ...limits } = this.#options;
    const request = {
      method,
      url,
      headers: {
        accept: as === 'text' ? 'text/*' : 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      secretHeaders: this.#secretHeaders,
      body: body === undefined ? undefined : JSON.stringify(body),
    };
    return send(request, schema, limits, {
      as,
      signal,
      onRefused: status =>
        logger.error(
          `${url.origin} answered with ${status}: it refuses what ${
            this.#tokenKey
          } says, or misses it`,
        ),
    });
  }
}
