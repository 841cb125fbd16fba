import { deepEqual, equal } from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Wire } from './wire.ts';

test('a server that closes on a head that is too long has refused it', async () => {
  const server = createServer(socket => {
    socket.on('error', () => {});
    socket.once('data', () => socket.resetAndDestroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const wire = new Wire(`http://127.0.0.1:${port}`);
  const send = (path: string) =>
    wire.send({ method: 'DELETE', path, headers: {} });

  const refused = await send(`/${'a'.repeat(20_000)}`);
  const failed = await send('/a');
  wire.close();
  server.close();

  deepEqual(refused, { status: 431, headers: {}, text: '' });
  equal(failed.status, 0);
});
