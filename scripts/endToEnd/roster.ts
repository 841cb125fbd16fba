import { deepEqual, equal } from 'node:assert/strict';
import { guestToken } from '../bench/load.ts';

/**
 * Calls the routes of the service that was seeded into the plugin reviews: they answer
 * a user, and nobody without a token.
 *
 * @param url - where the backend listens
 */
export async function checkRoster(url: string): Promise<void> {
  const roster = `${url}/api/reviews/roster`;
  equal((await fetch(roster)).status, 401);

  const token = await guestToken(url);
  const response = await fetch(roster, {
    headers: { Authorization: `Bearer ${token}` },
  });
  equal(response.status, 200);
  deepEqual(await response.json(), { items: [] });
}
