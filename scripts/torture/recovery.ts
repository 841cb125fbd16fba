import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './Client.ts';
import { incidents } from './rows.ts';

const MOST_SECONDS = 60;

/**
 * Waits until every replica serves rows again, ten times in a row.
 *
 * @returns the seconds that it took
 * @throws Error when one does not in a minute
 */
export async function recovery(urls: string[], token: string): Promise<number> {
  const client = new Client(token);
  const start = performance.now();
  const passed = () => (performance.now() - start) / 1000;
  let inARow = 0;
  while (inARow < 10) {
    const answers = await Promise.all(
      urls.map(url =>
        client.call(`${url}/api/${incidents.path}?limit=1`, { seconds: 5 }),
      ),
    );
    inARow = answers.every(({ status }) => status === 200) ? inARow + 1 : 0;
    if (passed() > MOST_SECONDS) {
      throw new Error(
        `the replicas did not serve again in ${MOST_SECONDS} s: ${client.statuses}`,
      );
    }
    await sleep(20);
  }
  return passed();
}
