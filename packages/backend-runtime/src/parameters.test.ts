import { parse } from './__testUtils__/inputs';
import {
  bigintParameter,
  booleanParameter,
  integerParameter,
  numberParameter,
  oneOrMore,
} from './parameters';

describe('integerParameter', () => {
  it.each([
    ['0', 0],
    ['-0', 0],
    ['01', 1],
    ['-5', -5],
    ['2147483647', 2147483647],
    ['-2147483648', -2147483648],
  ])('parses %s', (value, expected) => {
    expect(parse(integerParameter(), value)).toBe(expected);
  });

  it.each([
    '',
    ' 5 ',
    '5\n',
    '+5',
    '--5',
    '1e1',
    '0x10',
    '1.0',
    '1_000',
    '٣',
    'NaN',
    'Infinity',
    '2147483648',
    '-2147483649',
    '99999999999',
    ['5'],
    5,
  ])('refuses %j', value => {
    expect(parse(integerParameter(), value)).toBeUndefined();
  });

  it('keeps to its limits', () => {
    const schema = integerParameter({ min: 1, max: 100 });

    expect(['0', '1', '100', '101'].map(value => parse(schema, value))).toEqual(
      [undefined, 1, 100, undefined],
    );
  });
});

describe('bigintParameter', () => {
  it.each([
    ['-0', 0],
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
  ])('parses %s', (value, expected) => {
    expect(parse(bigintParameter(), value)).toBe(expected);
  });

  it.each(['9007199254740992', '-9007199254740993', '1e3', '1.0', ''])(
    'refuses %j',
    value => {
      expect(parse(bigintParameter(), value)).toBeUndefined();
    },
  );
});

describe('numberParameter', () => {
  it.each([
    ['0', 0],
    ['-0.0', 0],
    ['007.50', 7.5],
    ['-2.25', -2.25],
    ['1'.padEnd(309, '0'), 1e308],
  ])('parses %s', (value, expected) => {
    expect(parse(numberParameter(), value)).toBe(expected);
  });

  it.each([
    '',
    ' 5 ',
    '5\n',
    '+5',
    '.5',
    '5.',
    '1e1',
    '0x10',
    '1,5',
    '1_000',
    '٣',
    'NaN',
    'Infinity',
    '1'.padEnd(310, '0'),
    ['5'],
    5,
  ])('refuses %j', value => {
    expect(parse(numberParameter(), value)).toBeUndefined();
  });
});

describe('booleanParameter', () => {
  it('is true or false', () => {
    expect(parse(booleanParameter(), 'true')).toBe(true);
    expect(parse(booleanParameter(), 'false')).toBe(false);
    for (const value of ['', 'TRUE', '1', '0', 'true ', true, ['true']]) {
      expect(parse(booleanParameter(), value)).toBeUndefined();
    }
  });
});

describe('oneOrMore', () => {
  const schema = oneOrMore(integerParameter());

  it('parses each value of a parameter', () => {
    expect(parse(schema, '1')).toEqual([1]);
    expect(parse(schema, ['2', '1', '2'])).toEqual([2, 1, 2]);
    expect(parse(schema.optional(), undefined)).toBeUndefined();
    expect(parse(schema, Array(100).fill('1'))).toHaveLength(100);
  });

  it.each([[['1', 'x']], 'x', Array(101).fill('1'), [['1', ['2']]]])(
    'refuses %j',
    value => {
      expect(parse(schema, value)).toBeUndefined();
    },
  );

  it('says which of several values is wrong', () => {
    const { error } = schema.safeParse(['1', 'x']);
    expect(error?.issues).toMatchObject([{ path: [1] }]);
  });
});
