import { equal } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guestToken } from '../bench/load.ts';
import { freePort } from './backend.ts';

const NGINX = '/usr/sbin/nginx';

/**
 * Changes a row through nginx, which compresses and therefore makes each `ETag` weak:
 * what a client got is what it may send as `If-Match` and as `If-None-Match`.
 *
 * @param url - where the backend listens
 */
export async function checkCompressingProxy(url: string): Promise<void> {
  if (!existsSync(NGINX)) {
    console.log(
      '- skipped: changes through a proxy that compresses. For them install nginx, on Debian with: apt-get install nginx-light',
    );
    return;
  }
  await throughNginx(url, async proxy => {
    const token = await guestToken(url);
    const send = async (method: string, path: string, options = {}) => {
      const { body, ...headers }: Record<string, string> = options;
      return fetch(`${proxy}/api/incidents/incidents${path}`, {
        method,
        body,
        headers: {
          Authorization: `Bearer ${token}`,
          'Accept-Encoding': 'gzip',
          'Content-Type': 'application/json',
          ...headers,
        },
      });
    };

    const created = await send('POST', '', {
      body: '{"title":"Slow","severity":"low","startedAt":"2026-01-01T00:00:00Z","acknowledged":false}',
    });
    equal(created.status, 201, await created.clone().text());
    const path = `/${(await created.json()).id}`;
    const read = await send('GET', path);
    equal(read.headers.get('Content-Encoding'), 'gzip');
    const tag = read.headers.get('ETag')!;
    equal(tag, 'W/"1"');
    // Unless it is given one, fetch adds a Cache-Control that asks for a new answer.
    const cached = { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' };
    equal((await send('GET', path, cached)).status, 304);

    const change = { 'If-Match': tag, body: '{"acknowledged":true}' };
    const changed = await send('PATCH', path, change);
    equal(changed.status, 200, await changed.clone().text());
    equal((await send('PATCH', path, change)).status, 412);
    equal((await send('DELETE', path, { 'If-Match': tag })).status, 412);
    const now = { 'If-Match': changed.headers.get('ETag')! };
    equal((await send('DELETE', path, now)).status, 204);
  });
}

async function throughNginx(
  url: string,
  work: (proxy: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(config, nginxConfig(folder, port, url));
  // One process, so that its end is the end of all.
  const nginx = spawn(NGINX, ['-p', folder, '-c', config, '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(nginx, 'close');
  const end = () => nginx.kill();
  process.once('exit', end);
  try {
    await untilListening(port);
    await work(`http://127.0.0.1:${port}`);
  } finally {
    process.off('exit', end);
    end();
    await ended;
    rmSync(folder, { recursive: true });
  }
}

const nginxConfig = (folder: string, port: number, url: string) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  gzip on;
  gzip_types application/json;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${url};
    }
  }
}
`;

async function untilListening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await sleep(50);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`nginx did not listen on port ${port} in 5 seconds`);
}
