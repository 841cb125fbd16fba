import { discard, unavailable } from './answer';
import { UpstreamError } from './UpstreamError';

const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_REDIRECTS = 3;

/** A request as it goes out. */
export interface OutgoingRequest {
  method: string;
  url: URL;
  /** What every host may know. */
  headers: Record<string, string>;
  /** What only the host of the first URL may know: the token. */
  secretHeaders: Record<string, string>;
  body?: string;
  signal: AbortSignal;
}

/** What came back, and whether from the origin that was asked. */
export interface Exchange {
  response: Response;
  isSameOrigin: boolean;
}

/**
 * Sends a request, and follows redirects of those that change nothing. From the first
 * other origin on, the token is left out.
 *
 * @param request - what to send
 * @returns the answer, whose body nobody has read
 * @throws UpstreamError with 503 when the connection breaks or there is none, with 502
 *   when redirects lead nowhere
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export async function exchange(request: OutgoingRequest): Promise<Exchange> {
  const { method, headers, secretHeaders, body, signal } = request;
  let url = request.url;
  let isSameOrigin = true;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(url, {
      method,
      headers: isSameOrigin ? { ...headers, ...secretHeaders } : headers,
      body,
      signal,
      redirect: 'manual',
    }).catch(error => {
      throw unavailable(error);
    });
    if (!REDIRECTS.includes(response.status)) {
      return { response, isSameOrigin };
    }
    discard(response);
    if (redirects === MAX_REDIRECTS || !isSafe(method)) {
      throw new UpstreamError(502, new Error('One redirect too many'));
    }
    const next = redirectTarget(response, url);
    isSameOrigin &&= next.origin === url.origin;
    url = next;
  }
}

/**
 * Tells whether a request changes nothing, so that it may be sent again.
 *
 * @param method - the method of the request
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
 */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD'].includes(method);
}

function redirectTarget(response: Response, from: URL): URL {
  const location = response.headers.get('location');
  const target =
    location && URL.canParse(location, from) && new URL(location, from);
  if (
    !target ||
    !['http:', 'https:'].includes(target.protocol) ||
    target.username ||
    target.password
  ) {
    throw new UpstreamError(502, new Error('A redirect to no URL'));
  }
  return target;
}
