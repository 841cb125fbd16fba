import { UpstreamPath } from './path';
import { UpstreamError } from './UpstreamError';

/**
 * The query of a request, unencoded; what is undefined is left out.
 *
 * @see {@link HttpClient}
 */
export type HttpQuery = Record<string, string | number | boolean | undefined>;

/**
 * Makes the URLs of one system. None leaves its base URL, which is where its token goes.
 *
 * @param baseUrl - an http or https URL without query and fragment
 */
export function urlsBelow(baseUrl: string) {
  const base = new URL(baseUrl).href.replace(/\/*$/, '');

  const checked = (url: URL): URL => {
    if (!url.href.startsWith(`${base}/`)) {
      throw unusable(`${url.origin}${url.pathname} is not below the base URL`);
    }
    return url;
  };

  return {
    /** The URL of a path, with a query. */
    to(path: UpstreamPath, query: HttpQuery = {}): URL {
      const below = String(path).replace(/^\//, '');
      return checked(withQuery(new URL(`${base}/${below}`), query));
    },

    /** The URL after another one: what is other in its query, or a link. */
    after(from: URL, next: HttpQuery | string): URL {
      if (typeof next !== 'string') {
        return withQuery(from, next);
      }
      if (!URL.canParse(next, from)) {
        throw unusable('The next page has no URL');
      }
      return checked(new URL(next, from));
    },
  };
}

function unusable(why: string): UpstreamError {
  return new UpstreamError(502, new Error(why));
}

function withQuery(from: URL, query: HttpQuery): URL {
  const url = new URL(from);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
}
