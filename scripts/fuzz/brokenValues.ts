import fc from 'fast-check';
import { Later, Raw } from './values.ts';

const nested = (depth: number, open: string, close: string) =>
  new Raw(`${open.repeat(depth)}1${close.repeat(depth)}`);

/** What parsers, databases and prototypes fall over. */
const TEXTS: string[] = [
  '',
  ...[' ', '\ufeff', '\u202e', '..', '-'],
  ...[`' or '1'='1`, `'; select pg_sleep(20); --`, '%', '$1', '??', ':id'],
  ...['__proto__', 'constructor', 'toString'],
  ...['0000-01-01T00:00:00Z', '10000-01-01T00:00:00Z', '2026-02-30T00:00:00Z'],
  ...['2026-06-30T23:59:60Z', '+012026-01-01T00:00:00Z', '2026-01-01'],
  ...['9999-12-31T23:59:59-12:00', '0001-01-01T00:00:00+12:00'],
  ...['1e1', '0x10', ' 5 ', '-0', '1.5', 'NaN', 'Infinity', '9'.repeat(400)],
];

/** Texts of which each database, and each type, has its own opinion. */
const UNTEXTS = [
  ...['a\0b', '\ud800', 'a\udc00b'],
  ...['x'.repeat(256), '中'.repeat(3000), 'x'.repeat(10_001), '😀'.repeat(200)],
];

const NUMBERS: unknown[] = [
  ...[-1, 0, 0.5, 101, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63],
  ...[1e308, 5e-324, new Raw('1e400'), new Raw('-0'), new Raw('1.0')],
];

const OTHERS: unknown[] = [
  ...[null, true, false, [], {}, [null], { a: { b: [] } }],
  ...[{ a: 'b\0' }, { 'a\0': 1 }, ['\ud800'], { '\udfff': [] }],
  new Raw('{"__proto__":{"polluted":true}}'),
  new Raw('{"constructor":{"prototype":{"polluted":true}}}'),
  new Raw('{"a":1,"a":2}'),
  nested(200, '[', ']'),
  nested(200, '{"a":', '}'),
];

/** Values that most schemas refuse. */
export const brokenValue: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...TEXTS, ...UNTEXTS, ...NUMBERS, ...OTHERS),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }) },
);

/** Values in place of one, mostly of its type: others hardly get past a schema. */
export function brokenLike(value: unknown): fc.Arbitrary<unknown> {
  const given = value instanceof Later ? value.otherwise : value;
  const alike =
    typeof given === 'string'
      ? fc.oneof(fc.constantFrom(...UNTEXTS), fc.constantFrom(...TEXTS))
      : fc.constantFrom(...(typeof given === 'number' ? NUMBERS : OTHERS));
  return fc.oneof(
    { weight: 4, arbitrary: alike },
    { weight: 1, arbitrary: brokenValue },
  );
}

/** Pieces of a path or of a query that no client should send. */
export const brokenPiece: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    ...[
      '%00',
      '%ZZ',
      '%',
      '%ED%A0%80',
      '%C0%AF',
      '%2e%2e',
      '%2e%2e%2f',
      'a%2Fb',
      'a+b',
      '%F0%9F%98%80',
      'x'.repeat(5000),
    ].map(text => new Raw(text)),
  ),
  // Without the empty one: that is another path.
  brokenValue.filter(value => value !== ''),
);

/** Values of headers, which have bytes and no characters. */
export const brokenHeader: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...['', '*', '"', 'W/', 'W/"1"', '"1", "2"', '"1" "2"', '"-1"', '"1e9"'],
    ...['"99999999999999999999"', '1', 'a key', 'Schl\u00fcssel', '\u00ff'],
    'x'.repeat(256),
  ),
  fc.string({
    unit: fc.constantFrom('a', '"', ',', ' ', '\t', '1'),
    maxLength: 8,
  }),
);

/** Names of parameters and properties that nothing has. */
export const unknownName = fc.constantFrom(
  ...['other', '__proto__', 'constructor', 'toString', 'id', 'version'],
  ...['createdBy', 'created_by', 'idempotencyKey', 'a[b]', 'limit[]', ''],
);

/** Bodies that are no JSON, or more of it than anybody needs. */
export const MALFORMED: (string | Buffer)[] = [
  ...['{', '{"title":', '{}}', '[', 'NaN', "{'a':1}", '{"a":1,}', '//', '"'],
  '\ufeff{}',
  '['.repeat(20_000),
  '{"a":'.repeat(15_000),
  `{"title":"${'x'.repeat(150_000)}"}`,
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  Buffer.alloc(100),
];
