import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { path } from './path';

it.each([
  [path`/repositories/${'a b'}/tags`, '/repositories/a%20b/tags'],
  [path`/repositories/${['org', 'ä']}`, '/repositories/org/%C3%A4'],
  [path`/packages/${'@scope/name'}`, '/packages/%40scope%2Fname'],
  [path`/builds/${7}.json`, '/builds/7.json'],
  [path`/search/${'a?x=1#y;z'}`, '/search/a%3Fx%3D1%23y%3Bz'],
])('writes %s', (written, expected) => {
  expect(String(written)).toBe(expected);
});

it.each([
  '',
  '.',
  '..',
  '../admin',
  'a/../b',
  'a/./b',
  'a\\..\\b',
  '/a',
  'a/',
  '//other.host',
  'https://other.host/',
  '%2e%2e',
  'a%2fb',
  'a%2Fb',
  'a\0',
  'a\r\nb',
  'a\u0085',
  '\ud800',
])('refuses %j, alone and among others', value => {
  for (const write of [
    () => path`/x/${value}`,
    () => path`/x/${['a', value]}`,
  ]) {
    expect(write).toThrow(InputError);
  }
});

it('refuses no segments, and says nothing of what it refuses', () => {
  expect(() => path`/x/${[]}`).toThrow(InputError);
  expect(() => path`/x/${'../secret'}`).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('secret') }),
  );
});

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '.',
        '..',
        '/',
        '\\',
        '%2f',
        '%',
        '?',
        '#',
        '@',
        ':',
        ';',
      ),
      fc.constantFrom('other.host', '\t', ' ', 'a'),
    ),
    { maxLength: 6 },
  )
  .map(parts => parts.join(''));

const base = 'https://registry.example.com/api';

/** The URL that a value leads to; undefined when it is refused. */
function urlOf(value: string): URL | undefined {
  try {
    return new URL(`${base}${path`/a/${value}/b`}`);
  } catch (error) {
    if (error instanceof InputError) {
      return undefined;
    }
    throw error;
  }
}

it('leads to no other path and no other host, whatever the value', () => {
  let taken = 0;
  fc.assert(
    fc.property(hostile, value => {
      const url = urlOf(value);
      if (!url) {
        return;
      }
      taken++;
      const parts = [url.origin, ...url.pathname.split('/').slice(1)];
      expect(parts.map(decodeURIComponent)).toEqual([
        ...['https://registry.example.com', 'api', 'a'],
        value,
        'b',
      ]);
      expect([url.search, url.hash]).toEqual(['', '']);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(100);
});
