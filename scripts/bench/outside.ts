import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { benchDrain } from './drain.ts';
import { guestToken, load } from './load.ts';
import { takeTurns, type Measurement } from './measure.ts';
import {
  BARE,
  configOf,
  OURS,
  outsidePlugins,
  SECRET,
} from './outsidePlugins.ts';
import type { Workshop } from './workshop.ts';

const LIMITS = { connections: 10, duration: 2 };
const TURNS = { rounds: 10, seconds: 50 };

/** Runs something while a backend serves both plugins, before a registry that answers at once. */
async function whileServing<Value>(
  workshop: Workshop,
  work: (api: string, token: string) => Promise<Value>,
): Promise<Value> {
  const { folder } = await workshop.ours();
  const registry = createServer((_, res) => {
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify({ name: 'sample' }));
  }).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const { port } = registry.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const plugins = await outsidePlugins(folder, url);
  const backend = await workshop.start(plugins, configOf(url));
  try {
    return await work(`${backend.url}/api`, await guestToken(backend.url));
  } finally {
    await backend.stop();
    registry.closeAllConnections();
    registry.close();
  }
}

/** What an integration answers against a bare handler with the same fetch. */
export function benchIntegration(workshop: Workshop): Promise<Measurement[]> {
  return whileServing(workshop, async (api, token) => {
    const perSecond = async (id: string) =>
      (await load(`${api}/${id}/item`, token, LIMITS)).perSecond;
    return [
      await compare(
        {
          name: 'answer of an integration',
          how: 'Requests a second, with a user token and 10 connections, for what the client of an integration reads from a server on this machine, against an Express handler of the same backend that calls `fetch` after the same `httpAuth.credentials`, and checks nothing.',
          goal: { least: 0.9 },
        },
        perSecond,
      ),
    ];
  });
}

/** Storing deliveries against bare inserts, then two replicas against one. */
export function benchDeliveries(workshop: Workshop): Promise<Measurement[]> {
  return whileServing(workshop, async (api, token) => {
    const perSecond = async (id: string) => {
      const requests = [{ method: 'POST' as const, setupRequest: deliver }];
      const options = { ...LIMITS, requests };
      return (await load(`${api}/${id}/webhooks/ci`, token, options)).perSecond;
    };
    return [
      await compare(
        {
          name: 'storing a delivery',
          how: 'Deliveries of 1 kB a second, each another one, with 10 connections to PostgreSQL, against an Express handler of the same backend that inserts the same row, and checks no signature.',
          goal: { least: 0.8 },
        },
        perSecond,
      ),
      await benchDrain(workshop),
    ];
  });
}

async function compare(
  measured: Pick<Measurement, 'name' | 'how' | 'goal'>,
  perSecond: (id: string) => Promise<number>,
): Promise<Measurement> {
  const rate = await takeTurns(
    { ours: () => perSecond(OURS), bare: () => perSecond(BARE) },
    TURNS,
  );
  const requests = (value: number) => `${Math.round(value)}/s`;
  const each = 1e6 / rate.ours - 1e6 / rate.bare;
  return {
    ...measured,
    ratio: rate.ours / rate.bare,
    medians: [requests(rate.ours), requests(rate.bare)],
    explain: () =>
      `a request takes ${Math.round(each)} µs more of the ${Math.round(1e6 / rate.bare)} µs of the bare one`,
  };
}

// Both sides get the same, signed as GitHub does.
function deliver<Request extends object>(request: Request) {
  const body = JSON.stringify({ id: randomUUID(), text: 'x'.repeat(1_000) });
  const hmac = createHmac('sha256', SECRET).update(body).digest('hex');
  return {
    ...request,
    body,
    headers: {
      'content-type': 'application/json',
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${hmac}`,
    },
  };
}
