import { things } from '../rows.ts';
import { bytesOf } from './wire.ts';

const LIST = `/api/${things.path}`;

const BODIES: (string | Buffer)[] = [
  '{',
  '{"title":',
  '{"title":"x"}}',
  '{"title":NaN}',
  "{'title':'x'}",
  'null',
  'true',
  '1',
  '"x"',
  '[]',
  '{}',
  '\ufeff{"title":"x"}',
  '{"title":"\\ud800"}',
  '{"title":"\\u0000"}',
  '{"title":"x","title":"y"}',
  '{"attempts":1e400}',
  '{"attempts":-0}',
  '['.repeat(40_000),
  '{"a":'.repeat(15_000),
  `{"title":"${'x'.repeat(90_000)}"}`,
  `{"title":"${'x'.repeat(200_000)}"}`,
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.alloc(1000),
];

const BODY_HEADERS: Record<string, string>[] = [
  { 'Content-Type': 'text/plain' },
  { 'Content-Type': 'multipart/form-data; boundary=x' },
  { 'Content-Type': 'application/x-www-form-urlencoded' },
  { 'Content-Type': 'application/json; charset=utf-16' },
  { 'Content-Type': 'application/json; charset=no-such' },
  { 'Content-Type': '/' },
  { 'Content-Type': '' },
  { 'Content-Encoding': 'gzip' },
  { 'Content-Encoding': 'br' },
  { 'Content-Encoding': 'deflate' },
  { 'Content-Encoding': 'no-such' },
  { 'Content-Length': '-1' },
  { 'Content-Length': '1e3' },
  { 'Content-Length': '5, 6' },
  { 'Transfer-Encoding': 'chunked' },
  { 'Transfer-Encoding': 'no-such' },
  { Expect: '200-ok' },
  { 'Idempotency-Key': '' },
  { 'Idempotency-Key': 'x'.repeat(256) },
  { 'Idempotency-Key': 'a key' },
  { 'Idempotency-Key': 'Schlüssel' },
  { 'If-Match': 'W/' },
  { 'If-Match': '"99999999999999999999"' },
  { 'If-Match': '"-1"' },
  { 'If-Match': '"1" "2"' },
  { Range: 'bytes=0-1,5-' },
  { Accept: 'no/such;q=x' },
  { 'Accept-Encoding': 'no-such;q=1, *;q=0' },
  { 'X-Long': 'x'.repeat(20_000) },
  Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`X-${n}`, '1'])),
];

const RAW = [
  'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n',
  `GET ${LIST} HTTP/1.1\r\n\r\n`,
  `GET  ${LIST}  HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET ${LIST}\r\n\r\n`,
  `NO-SUCH ${LIST} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET ${LIST} HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n`,
  `GET ${LIST} HTTP/1.1\r\nHost: localhost\r\nX: a\u0000b\r\n\r\n`,
  `GET ${LIST} HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`,
  `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  `GET /%zz/%/%e0%a4%a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  '\r\n\r\n\r\n\r\n\u0000\r\n\r\n',
];

/** Requests that are not as HTTP or JSON want them, with credentials. */
export function malformed(authorization: string): Buffer[] {
  const request = {
    method: 'POST',
    path: LIST,
    headers: {
      Authorization: authorization,
      'Content-Type': 'application/json',
    },
  };
  const good = JSON.stringify(things.create('malformed'));
  return [
    ...BODIES.map(body => bytesOf({ ...request, body })),
    ...BODY_HEADERS.map(headers =>
      bytesOf({
        ...request,
        body: good,
        headers: { ...request.headers, ...headers },
      }),
    ),
    ...RAW.map(text =>
      Buffer.from(
        text.replace('\r\n\r\n', `\r\nAuthorization: ${authorization}\r\n\r\n`),
      ),
    ),
  ];
}
