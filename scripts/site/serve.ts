import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A server that answers, until it is closed. */
export interface Site {
  /** Where it answers, with a slash at the end. */
  url: string;
  close(): void;
}

/**
 * Serves a folder of files to this machine only.
 *
 * @param folder - absolute path
 * @param port - where to listen, 0 for any that is free
 * @throws Error when the port is taken
 */
export async function serveSite(folder: string, port: number): Promise<Site> {
  const server = createServer((request, response) => {
    const file = findFile(folder, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' });
      response.end('Not found\n');
      return;
    }
    const type = types[extname(file)] ?? 'text/plain';
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
    createReadStream(file).pipe(response);
  });
  return listen(server, port);
}

function findFile(folder: string, url: string): string | undefined {
  try {
    const { pathname } = new URL(url, 'http://localhost');
    const path = normalize(decodeURIComponent(pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    return statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // not there, or no path
  }
}

async function listen(server: Server, port: number): Promise<Site> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch(error => {
    throw error.code === 'EADDRINUSE'
      ? new Error(`port ${port} is taken; choose another with --port`)
      : error;
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://localhost:${address.port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
