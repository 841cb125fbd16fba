import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { guestToken } from '../../bench/load.ts';
import { Client } from '../Client.ts';
import { things } from '../rows.ts';
import { faultsOf, type Scenario } from '../scenario.ts';

const READERS = 50;
const SECONDS = 10;
const MOST_P99_MS = 500;

/** Those who read the largest pages do not keep others waiting. */
export const bigPages: Scenario = {
  what: '50 readers of pages of 100 rows, whose texts are as long as they may be; `/health` is asked meanwhile',
  async run(arena) {
    const [{ url }] = await arena.serve('torture_pages_', 1);
    const token = await guestToken(url);
    const client = new Client(token);
    for (let row = 0; row < 110; row++) {
      await client.call(`${url}/api/${things.path}`, {
        method: 'POST',
        body: largest(row),
      });
    }
    const page = await fetch(`${url}/api/${things.path}?limit=100`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const bytes = (await page.arrayBuffer()).byteLength;

    const health = new Client(token);
    const quiet = await latencies(health, url, 1);
    const reading = autocannon({
      url: `${url}/api/${things.path}?limit=100`,
      headers: { authorization: `Bearer ${token}` },
      connections: READERS,
      duration: SECONDS,
      timeout: 30,
      // In a thread of its own, so that reading does not delay who measures.
      workers: 1,
    });
    await sleep(1000);
    const busy = await latencies(health, url, SECONDS - 2);
    const { requests, non2xx, errors } = await reading;

    return {
      figures: `a page has ${(bytes / 1e6).toFixed(1)} MB; ${requests.total} pages read; /health took ${show(busy)} (p50, p99), and ${show(quiet)} without readers`,
      faults: [
        ...faultsOf(
          [page.status === 200 && requests.total > 0, 'no page came'],
          [non2xx + errors === 0, `${non2xx + errors} pages failed`],
          [busy.p99 < MOST_P99_MS, `/health took more than ${MOST_P99_MS} ms`],
        ),
        ...client.faults([201]),
        ...health.faults([200]),
      ],
    };
  },
};

interface Latencies {
  p50: number;
  p99: number;
}

async function latencies(
  client: Client,
  url: string,
  seconds: number,
): Promise<Latencies> {
  const taken: number[] = [];
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const start = performance.now();
    await client.call(`${url}/api/things/health`);
    taken.push(performance.now() - start);
    await sleep(10);
  }
  taken.sort((a, b) => a - b);
  const at = (part: number) => taken[Math.floor((taken.length - 1) * part)];
  return { p50: at(0.5), p99: at(0.99) };
}

const show = ({ p50, p99 }: Latencies) =>
  `${Math.round(p50)} and ${Math.round(p99)} ms`;

/** The largest row that a request can make, which has 100 kB. */
const largest = (row: number) => ({
  ...things.create(`row ${row}`),
  description: '漢'.repeat(10_000),
  labels: { text: '漢'.repeat(19_900) },
});
