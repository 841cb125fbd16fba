import { InputError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { hashBody, hashInput, parseIdempotency } from './idempotency';
import { parseInput } from './parseInput';

const title = z.string();
const status = z.enum(['open', 'closed']).default('open');
const schema = z.strictObject({ title, status });
// After `field --add "x:string=a y:string=b"`.
const laterSchema = schema.extend({
  x: z.string().default('a'),
  y: z.string().default('b'),
});

const requestWith = (body: unknown, key = 'key-1') =>
  ({ headers: { 'idempotency-key': key }, body }) as unknown as IncomingMessage;
const hashesOf = (body: unknown, by: z.ZodType<object> = schema) =>
  parseIdempotency(requestWith(body), parseInput(by, body, 'body'))?.hashes;
const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

describe('hashBody', () => {
  it('gives a body one hash in whichever order its keys stand', () => {
    const body = { a: [1, { b: 'x', c: null }], d: { e: 1, f: 2 } };

    expect(hashBody(body)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashBody({ d: { f: 2, e: 1 }, a: [1, { c: null, b: 'x' }] })).toBe(
      hashBody(body),
    );
  });

  it('tells other bodies apart', () => {
    const bodies = [
      '{"a":"x"}',
      '{"a":"y"}',
      '{"a":"x","b":null}',
      '{"a":["x"]}',
      '{"a":{"0":"x"}}',
      '{"a":[1,2]}',
      '{"a":[2,1]}',
      '{"__proto__":{"a":"x"}}',
      '{}',
    ].map(text => JSON.parse(text));
    expect(new Set(bodies.map(hashBody)).size).toBe(bodies.length);
  });
});

describe('parseIdempotency', () => {
  it('reads the key, and nothing without one', () => {
    const request = requestWith({ title: 'a' });
    expect(parseIdempotency(request, { title: 'a' })?.key).toBe('key-1');
    expect(
      parseIdempotency({ ...request, headers: {} } as IncomingMessage, {}),
    ).toBeUndefined();
    expect(() => parseIdempotency(requestWith({}, 'a b'), {})).toThrow(
      InputError,
    );
  });

  it('gives a request the same hash under a schema with other defaults', () => {
    const body = { title: 'a' };
    expect(hashesOf(body, laterSchema)?.[0]).toBe(hashesOf(body)?.[0]);
  });

  it.each([
    ['all that it knew', { title: 'a', status: 'open' }],
    ['with the defaults of its time', { title: 'a' }],
  ])('knows what an earlier release stored for a body of %s', (_, body) => {
    // That release hashed what its schema made of the body.
    const stored = sha256('{"title":"a","status":"open"}');

    expect(hashInput(parseInput(schema, body, 'body'))).toBe(stored);
    expect(hashesOf(body)).toContain(stored);
    expect(hashesOf(body, laterSchema)).toContain(stored);
    expect(hashesOf({ title: 'b' }, laterSchema)).not.toContain(stored);
    expect(hashesOf({ ...body, x: 'a' }, laterSchema)).not.toContain(stored);
  });
});
