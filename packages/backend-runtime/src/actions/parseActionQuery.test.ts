import fc from 'fast-check';
import { z } from 'zod';
import { numberParameter, oneOrMore } from '../parameters';
import { listParameters } from '../listParameters';
import { parseActionQuery } from './parseActionQuery';

const schema = z.strictObject({
  ...listParameters,
  latency: oneOrMore(numberParameter()).optional(),
});

it('takes numbers and booleans in place of texts', () => {
  expect(
    parseActionQuery(schema, { limit: 5, count: true, latency: [1, 0.5] }),
  ).toEqual({ limit: 5, count: true, latency: [1, 0.5], order: 'desc' });
});

it('takes every number, also one that JSON writes with an exponent', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      latency => {
        expect(parseActionQuery(schema, { latency }).latency).toEqual([
          latency + 0,
        ]);
      },
    ),
  );
});

it.each([
  [{ limit: 101 }, 'limit'],
  [{ limit: 1.5 }, 'limit'],
  [{ limit: null }, 'limit'],
  [{ count: 1 }, 'count'],
  [{ cursor: 'nonsense' }, 'cursor'],
  [{ unknown: 1 }, 'unknown'],
  [{ latency: [{}] }, 'latency.0'],
  [[], 'expected object'],
  [undefined, 'expected object'],
])('refuses %j, and names it', (input, name) => {
  expect(() => parseActionQuery(schema, input)).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(`^Invalid input: .*${name}`),
    }),
  );
});
