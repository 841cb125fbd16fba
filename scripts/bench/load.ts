import autocannon from 'autocannon';

/** A token of the guest user. */
export async function guestToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { backstageIdentity } = (await response.json()) as {
    backstageIdentity: { token: string };
  };
  return backstageIdentity.token;
}

/**
 * Asks for one address over and over.
 *
 * @param options - connections: how many at a time; duration: seconds; requests: what
 *   is sent in place of a GET
 * @throws Error when an answer is not 2xx
 */
export async function load(
  url: string,
  token: string,
  options: {
    connections: number;
    duration: number;
    requests?: autocannon.Request[];
  },
): Promise<{ perSecond: number; milliseconds: number }> {
  const result = await autocannon({
    url,
    headers: { authorization: `Bearer ${token}` },
    ...options,
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0 || result['2xx'] === 0) {
    throw new Error(`${url}: ${bad} of ${result.requests.total} failed`);
  }
  const perSecond = result['2xx'] / result.duration;
  return { perSecond, milliseconds: (1000 * options.connections) / perSecond };
}
