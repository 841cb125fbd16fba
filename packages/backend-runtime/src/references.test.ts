import fc from 'fast-check';
import { anyText, parse } from './__testUtils__/inputs';
import { entityRef, resourceId, url } from './references';

describe('url', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    [
      'HTTP://Example.COM:80/%7e?q=ä#b c'.replace(' ', '%20'),
      'http://example.com/%7e?q=%C3%A4#b%20c',
    ],
    ['https://bücher.example/漢', 'https://xn--bcher-kva.example/%E6%BC%A2'],
    ['https://example.com/a/../b', 'https://example.com/b'],
    ['https://[::1]:8080/', 'https://[::1]:8080/'],
    [
      'https://example.com/'.padEnd(2048, 'x'),
      'https://example.com/'.padEnd(2048, 'x'),
    ],
  ])('parses %s to %s', (value, expected) => {
    expect(parse(url(), value)).toBe(expected);
  });

  it.each([
    '',
    'example.com',
    '/path',
    'ftp://example.com',
    'mailto:a@example.com',
    'https:example.com',
    'https:\\\\example.com',
    'https://',
    'https://exa mple.com',
    ' https://example.com',
    'https://example.com/a\nb',
    'https://example.com/\0',
    'https://example.com/\ud800',
    'https://example.com:99999',
    'https://example.com/'.padEnd(2049, 'x'),
    'https://example.com/'.padEnd(1000, '漢'),
    1,
    null,
  ])('refuses %j', value => {
    expect(parse(url(), value)).toBeUndefined();
  });

  it('gives ASCII that stays as it is', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        anyText,
        (start, end) => {
          const href = parse(url(), start + end);
          fc.pre(href !== undefined);
          expect(parse(url(), href)).toBe(href);
          expect(href).toMatch(/^[!-~]+$/);
        },
      ),
    );
  });
});

describe('entityRef', () => {
  it.each([
    ['component:default/website', 'component:default/website'],
    ['component:website', 'component:default/website'],
    ['Component:Default/WebSite', 'component:default/website'],
    ['USER:DEVELOPMENT/GUEST', 'user:development/guest'],
    [`a:b/${'c'.repeat(251)}`, `a:b/${'c'.repeat(251)}`],
  ])('parses %s to %s', (value, expected) => {
    expect(parse(entityRef(), value)).toBe(expected);
  });

  it.each([
    '',
    'website',
    'default/website',
    ':default/website',
    'component:',
    'component:/website',
    'component:default/',
    'component:default/web\0site',
    'component:default/\ud800',
    `a:b/${'c'.repeat(252)}`,
    // 255 with what is left out, or when in lower case, is longer than that.
    `a:${'c'.repeat(253)}`,
    `a:b/${'\u0130'.repeat(251)}`,
    { kind: 'component', namespace: 'default', name: 'website' },
    1,
    null,
  ])('refuses %j', value => {
    expect(parse(entityRef(), value)).toBeUndefined();
  });

  it('gives equal references one text that stays as it is', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_.-]{1,10}$/);
    const anyRef = fc
      .tuple(fc.oneof(anyText, part), fc.oneof(anyText, part), anyText)
      .map(([kind, namespace, name]) => `${kind}:${namespace}/${name}`);
    fc.assert(
      fc.property(fc.oneof(anyRef, anyText), value => {
        const ref = parse(entityRef(), value);
        fc.pre(ref !== undefined);
        expect(parse(entityRef(), ref)).toBe(ref);
      }),
    );
  });
});

describe('resourceId', () => {
  const id = '01900000-abcd-7000-8000-00000000000f';

  it('is a UUID in lower case', () => {
    expect(parse(resourceId(), id)).toBe(id);
    expect(parse(resourceId(), id.toUpperCase())).toBe(id);
  });

  it.each([
    '',
    '1',
    `${id} `,
    `${id}0`,
    `{${id}}`,
    id.replaceAll('-', ''),
    id.replace('a', 'g'),
    1,
  ])('refuses %j', value => {
    expect(parse(resourceId(), value)).toBeUndefined();
  });
});
