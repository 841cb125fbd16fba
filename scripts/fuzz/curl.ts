import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, Sent } from './wire.ts';

const MOST_TYPED = 2_000;

/** Words of a request that somebody can type, with `$TOKEN` for a token. */
export function curl(url: string, sent: Sent): string {
  const { method, path, headers, body } = sent;
  const words = ['curl -sS --path-as-is -i'];
  if (method !== 'GET') {
    words.push(`-X ${method}`);
  }
  words.push(quoted(`${url}${path}`));
  for (const [name, value] of Object.entries(headers)) {
    words.push(
      value.startsWith('Bearer ')
        ? `-H "${name}: Bearer $TOKEN"`
        : // A semicolon sends a header that is empty.
          `-H ${quoted(value === '' ? `${name};` : `${name}: ${value}`)}`,
    );
  }
  if (
    body &&
    !Object.keys(headers).some(name => /^content-type$/i.test(name))
  ) {
    words.push(`-H 'Content-Type:'`);
  }
  if (body) {
    words.push(`--data-binary ${bodyWord(body)}`);
  }
  return words.join(' ');
}

/** An answer in a line. */
export function answerLine({ status, text }: Answer): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return `${status} ${line.length > 400 ? `${line.slice(0, 400)}…` : line}`;
}

function bodyWord(body: Buffer): string {
  if (
    body.length <= MOST_TYPED &&
    body.every(byte => byte < 0x80 && byte > 0)
  ) {
    return quoted(body.toString('latin1'));
  }
  const text = body.toString();
  if (
    text.length <= MOST_TYPED &&
    Buffer.from(text).equals(body) &&
    !text.includes('\0')
  ) {
    return quoted(text);
  }
  const file = join(mkdtempSync(join(tmpdir(), 'fuzz-body-')), 'body');
  writeFileSync(file, body);
  return `@${file}`;
}

function quoted(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what a shell has to be told
  return /[\x00-\x1f\x7f]/.test(text)
    ? `$'${text.replaceAll(/[\\'\x00-\x1f\x7f]/g, one =>
        /[\\']/.test(one)
          ? `\\${one}`
          : `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`,
      )}'`
    : `'${text.replaceAll(`'`, `'\\''`)}'`;
}
