import { FieldFormatEntityPolicy } from '@backstage/catalog-model';
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
    ['API:v1.0_x-Y', 'api:default/v1.0_x-y'],
    ['Location:a--b/1', 'location:a--b/1'],
    [
      `${'a'.repeat(63)}:${'b'.repeat(63)}/${'c'.repeat(63)}`,
      `${'a'.repeat(63)}:${'b'.repeat(63)}/${'c'.repeat(63)}`,
    ],
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
    'user:a b/ c\n',
    'user:../..//etc',
    'user:default/a/b',
    'user:default/a:b',
    'user:default/..',
    'user:default/-a',
    'user:default/a-',
    'user:default/a\n',
    'user:a.b/c',
    'user:-a/c',
    'us-er:default/c',
    '1user:default/c',
    'user:default/漢',
    `${'a'.repeat(64)}:b/c`,
    `a:${'b'.repeat(64)}/c`,
    `a:b/${'c'.repeat(64)}`,
    'user:default/\u0130',
    { kind: 'component', namespace: 'default', name: 'website' },
    1,
    null,
  ])('refuses %j', value => {
    expect(parse(entityRef(), value)).toBeUndefined();
  });

  it('takes what the catalog takes, in any case', async () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_.-]{1,64}$/);
    const policy = new FieldFormatEntityPolicy();
    await fc.assert(
      fc.asyncProperty(part, part, part, async (kind, namespace, name) => {
        const metadata = { namespace: namespace.toLowerCase(), name };
        const isTaken = await policy
          .enforce({ apiVersion: 'a/v1', kind, metadata })
          .then(
            () => true,
            () => false,
          );
        const ref = parse(entityRef(), `${kind}:${namespace}/${name}`);
        expect(ref !== undefined).toBe(isTaken);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives equal references one text that stays as it is', () => {
    const part = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,9}$/);
    fc.assert(
      fc.property(part, part, part, (kind, namespace, name) => {
        const value = `${kind}:${namespace}/${name}`;
        expect(parse(entityRef(), value)).toBe(value.toLowerCase());
        expect(parse(entityRef(), value.toLowerCase())).toBe(
          value.toLowerCase(),
        );
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
