// Starts an example by itself, and a stand-in for the systems that examples ask, on a free
// port of this machine.
//
//   node scripts/runExample.ts registry
//   node scripts/runExample.ts deliveries
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { root } from './run.ts';

// What `dev/index.ts` of the examples shows to be let in.
const TOKEN = 'token-for-tests';

const CSV = `reference,component,deliveredAt,leadMinutes
release-1,component:default/shop,2026-01-01T00:00:00Z,90
release-2,component:default/shop,2026-01-02T00:00:00Z,30
`;

/** What it answers, by the path and the query that are asked for. */
const answers: Record<string, object | string> = {
  '/items/team/sample': { name: 'team/sample', size: 5 },
  '/items/team/sample/versions': {
    versions: [{ name: 'v2' }],
    next: 'after-v2',
  },
  '/items/team/sample/versions?cursor=after-v2': { versions: [{ name: 'v1' }] },
  '/releases.csv': CSV,
};

const system = createServer(({ url = '', headers }, response) => {
  const answer = answers[url];
  if (headers.authorization !== `Bearer ${TOKEN}`) {
    response.writeHead(401).end();
  } else if (answer === undefined) {
    response.writeHead(404).end();
  } else if (typeof answer === 'string') {
    response.writeHead(200, { 'content-type': 'text/csv' }).end(answer);
  } else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  }
}).listen(0, '127.0.0.1');
await once(system, 'listening');
const baseUrl = `http://127.0.0.1:${(system.address() as AddressInfo).port}`;

const [id = 'registry'] = process.argv.slice(2);
const plugin = spawn(
  'yarn',
  ['workspace', `@internal/plugin-${id}-backend`, 'start'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      APP_CONFIG_registry_registry_baseUrl: baseUrl,
      APP_CONFIG_deliveries_archive_baseUrl: baseUrl,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => plugin.kill(signal));
}
const [code] = await once(plugin, 'close');
system.close();
process.exitCode = code ?? 1;
