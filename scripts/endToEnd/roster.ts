import { deepEqual, equal } from 'node:assert/strict';

/**
 * Calls the routes of the service that was seeded into the plugin reviews: they answer
 * a user, and nobody without a token.
 *
 * @param url - where the backend listens
 */
export async function checkRoster(url: string): Promise<void> {
  const roster = `${url}/api/reviews/roster`;
  equal((await fetch(roster)).status, 401);

  const signIn = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const { token } = (await signIn.json()).backstageIdentity;
  const response = await fetch(roster, {
    headers: { Authorization: `Bearer ${token}` },
  });
  equal(response.status, 200);
  deepEqual(await response.json(), { items: [] });
}
