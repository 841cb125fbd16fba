import { InputError } from '@backstage/errors';
import { IncomingMessage } from 'node:http';

const ENTITY_TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/.source;
const ENTITY_TAGS = new RegExp(
  `^${ENTITY_TAG}(?:[ \\t]*,[ \\t]*${ENTITY_TAG})*$`,
);
// What compresses on the way says so in the tag: nginx makes it weak, Apache appends the
// encoding. The version is the same.
const VERSION_TAG = /"([1-9]\d{0,8})(?:-(?:br|gzip|zstd))?"/g;

/**
 * Formats a version as the value of an `ETag` header.
 *
 * @param version - the integer version of a row
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-etag
 */
export function formatETag(version: number): string {
  return `"${version}"`;
}

/**
 * Reads the versions that a client's `If-Match` header accepts.
 *
 * @param req - the request
 * @returns the versions, or undefined when there is no such header or it is `*`,
 *   that is, when any version will do. A tag counts as well when a proxy that
 *   compresses has changed it, to `W/"1"` or `"1-gzip"`: it is the version that is
 *   compared. Other tags match nothing: with only such tags the list is empty.
 * @throws InputError when the header is malformed
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-if-match
 */
export function parseIfMatch(req: IncomingMessage): number[] | undefined {
  const header = req.headers['if-match']?.trim();
  if (header === undefined || header === '*') {
    return undefined;
  }
  if (!ENTITY_TAGS.test(header)) {
    throw new InputError(
      `Invalid header If-Match: expected * or quoted tags such as "1", got ${header}`,
    );
  }
  return Array.from(header.matchAll(VERSION_TAG), ([, version]) =>
    Number(version),
  );
}

/**
 * Reads the `Idempotency-Key` header.
 *
 * @param req - the request
 * @returns the key, or undefined when there is no such header
 * @throws InputError when the key is not 1 to 255 visible ASCII characters
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function parseIdempotencyKey(req: IncomingMessage): string | undefined {
  const key = req.headers['idempotency-key'];
  if (key === undefined) {
    return undefined;
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new InputError(
      'Invalid header Idempotency-Key: expected 1 to 255 visible ASCII characters',
    );
  }
  return key;
}
