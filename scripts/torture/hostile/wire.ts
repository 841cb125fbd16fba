import { connect } from 'node:net';

/** A request as it goes over the wire. */
export interface WireRequest {
  method?: string;
  /** As it stands in the request line; nobody tidies it up. */
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const MOST_MS = 15_000;

/** What a request line, headers and body are in bytes. */
export function bytesOf({
  method = 'GET',
  path,
  headers = {},
  body = '',
}: WireRequest): Buffer {
  const content = Buffer.from(body);
  const lines = Object.entries({
    Host: 'localhost',
    Connection: 'close',
    ...(content.length > 0 ? { 'Content-Length': content.length } : {}),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
    content,
  ]);
}

/**
 * Sends bytes to a server and reads until it closes.
 *
 * @returns the status, 0 when the server closed without one; and all that came
 * @throws Error when it neither answers nor closes in time
 */
export function sendBytes(
  url: string,
  bytes: Buffer,
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8');
    socket.setTimeout(MOST_MS, () => {
      socket.destroy();
      reject(new Error(`no answer in ${MOST_MS / 1000} s`));
    });
    socket.on('data', part => {
      text += part;
    });
    // What came before a reset counts, too.
    socket.on('error', () => {});
    socket.on('close', () => {
      const [, status = '0'] = /^HTTP\/1\.1 (\d{3})/.exec(text) ?? [];
      resolve({ status: Number(status), text });
    });
  });
}
