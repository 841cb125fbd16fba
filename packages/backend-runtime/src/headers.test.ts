import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { IncomingMessage } from 'node:http';
import { formatETag, parseIdempotencyKey, parseIfMatch } from './headers';

const request = (headers: Record<string, string>) =>
  ({ headers }) as unknown as IncomingMessage;

const ifMatch = (header: string) =>
  parseIfMatch(request({ 'if-match': header }));
const idempotencyKey = (header: string) =>
  parseIdempotencyKey(request({ 'idempotency-key': header }));

describe('formatETag', () => {
  it('makes a tag that parseIfMatch reads', () => {
    expect(formatETag(1)).toBe('"1"');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), version => {
        expect(ifMatch(formatETag(version))).toEqual([version]);
      }),
    );
  });
});

describe('parseIfMatch', () => {
  it('accepts any version without a header and for *', () => {
    expect(parseIfMatch(request({}))).toBeUndefined();
    expect(ifMatch('*')).toBeUndefined();
    expect(ifMatch(' * ')).toBeUndefined();
  });

  it.each([
    ['"1"', [1]],
    [' "1" ', [1]],
    ['"1", "2","3"\t,\t"4"', [1, 2, 3, 4]],
    ['W/"1"', [1]],
    ['"1", W/"2",W/"3"', [1, 2, 3]],
    ['"1-gzip"', [1]],
    ['W/"1-br", "2-zstd"', [1, 2]],
    ['"1-other", "gzip", "-gzip", "1-"', []],
    ['W/""', []],
    ['""', []],
    ['"0"', []],
    ['"01"', []],
    ['"-1"', []],
    ['"1.0"', []],
    ['"1e1"', []],
    ['"4294967297"', []],
    ['"1,2", "3"', [3]],
    ['"W/", "3"', [3]],
    ['"a\xff"', []],
  ])('reads %j', (header, versions) => {
    expect(ifMatch(header)).toEqual(versions);
  });

  it.each([
    '',
    '1',
    '"1',
    "'1'",
    '"1" "2"',
    '"1","2',
    '"1",2',
    '"1", *',
    'w/"1"',
    'W/ "1"',
    '"1"x',
    '"a b"',
    '"1\x7f"',
  ])('refuses %j', header => {
    expect(() => ifMatch(header)).toThrow(InputError);
    expect(() => ifMatch(header)).toThrow('If-Match');
  });

  it('takes no longer for longer nonsense', () => {
    const start = performance.now();
    for (const part of ['"1",', '"1" ', ' ,', '"', 'W/']) {
      expect(() => ifMatch(`"1",${part.repeat(20_000)}x`)).toThrow(InputError);
    }
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('parseIdempotencyKey', () => {
  it('reads up to 255 visible ASCII characters', () => {
    expect(parseIdempotencyKey(request({}))).toBeUndefined();
    for (const key of ['!', '~', '"8e03978e"', 'x'.repeat(255)]) {
      expect(idempotencyKey(key)).toBe(key);
    }
  });

  it.each(['', ' ', 'a b', 'a, b', 'a\t', '\x7f', 'é', 'x'.repeat(256)])(
    'refuses %j',
    key => {
      expect(() => idempotencyKey(key)).toThrow(InputError);
      expect(() => idempotencyKey(key)).toThrow('Idempotency-Key');
    },
  );
});
