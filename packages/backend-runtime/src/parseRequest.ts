import { IncomingMessage } from 'node:http';
import { parse } from 'node:querystring';
import { z } from 'zod';
import { parseInput } from './parseInput';
import { UnsupportedMediaTypeError } from './UnsupportedMediaTypeError';

/**
 * The content types of a body that `parseBody` takes, for `express.json`: plain JSON,
 * and a merge patch, which is JSON by a name of its own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7396
 */
export const jsonTypes = ['application/json', 'application/merge-patch+json'];

/**
 * Checks the query of a request. It is read as it was sent: Express leaves out a
 * parameter `__proto__`, and makes an object of `a[b]`.
 *
 * @param schema - what is allowed; a strict object refuses every other parameter
 * @param req - the request
 * @returns the parsed query
 * @throws InputError with the name of every parameter that is wrong; one that comes
 *   twice is an array
 * @see https://nodejs.org/api/querystring.html
 */
export function parseQuery<Schema extends z.ZodType>(
  schema: Schema,
  req: { url: string },
): z.output<Schema> {
  const [, query] = /^[^?]*\??(.*)$/s.exec(req.url)!;
  const parameters = parse(query, '&', '=', { maxKeys: 0 });
  return parseInput(schema, parameters, 'query');
}

/**
 * Checks the body of a request, which `express.json({ type: jsonTypes })` has read.
 *
 * @param schema - what is allowed
 * @param req - the request
 * @returns the parsed body
 * @throws UnsupportedMediaTypeError when there is a body of another content type, which
 *   Express leaves unread
 * @throws InputError with the path of every field that is wrong
 * @see {@link jsonTypes}
 */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  req: Pick<IncomingMessage, 'headers'> & {
    body?: unknown;
    is(types: string[]): string | false | null;
  },
): z.output<Schema> {
  const isEmpty = req.headers['content-length'] === '0';
  if (!isEmpty && req.is(jsonTypes) === false) {
    const type = req.headers['content-type'] || 'none';
    throw new UnsupportedMediaTypeError(
      `Expected a body of ${jsonTypes.join(' or ')}, got ${type}`,
    );
  }
  return parseInput(schema, req.body, 'body');
}
