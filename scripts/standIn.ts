import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What plugins show to be let in, when nobody has configured anything else. */
export const TOKEN = 'token-for-tests';

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

/** How it answers what it knows: as it should, or not. */
export type Mood = 'well' | 'missing' | 'garbage' | 'wrong' | 'failing';

/**
 * Starts a stand-in for the systems that plugins ask, on a free port of this machine.
 */
export async function startStandIn() {
  let mood: Mood = 'well';
  const system = createServer(({ url = '', headers }, response) => {
    const answer = answers[url];
    if (headers.authorization !== `Bearer ${TOKEN}`) {
      response.writeHead(401).end();
    } else if (mood === 'failing') {
      response.writeHead(500).end();
    } else if (answer === undefined || mood === 'missing') {
      response.writeHead(404).end();
    } else if (mood === 'garbage') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    } else if (mood === 'wrong') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"name":5}');
    } else if (typeof answer === 'string') {
      response.writeHead(200, { 'content-type': 'text/csv' }).end(answer);
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    }
  }).listen(0, '127.0.0.1');
  await once(system, 'listening');
  return {
    url: `http://127.0.0.1:${(system.address() as AddressInfo).port}`,
    setMood(next: Mood) {
      mood = next;
    },
    close() {
      system.close();
      system.closeAllConnections();
    },
  };
}
