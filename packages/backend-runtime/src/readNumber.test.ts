import { readBigint, readDecimal } from './readNumber';

const missing = undefined as unknown as string;

it.each<[number | string, number]>([
  [3, 3],
  ['-9007199254740991', -9007199254740991],
])('reads the integer %j', (value, number) => {
  expect(readBigint(value)).toBe(number);
});

it.each(['9007199254740993', '1.5', 'x', NaN, missing])(
  'reads no integer from %j',
  value => {
    expect(() => readBigint(value)).toThrow(RangeError);
  },
);

it.each<[number | string, number, string]>([
  [12.5, 2, '12.50'],
  ['12.50', 2, '12.50'],
  [-0, 1, '0.0'],
  [0.1 + 0.2, 4, '0.3000'],
  ['9999999999999.99', 2, '9999999999999.99'],
  [7, 0, '7'],
])('reads the decimal %j', (value, scale, text) => {
  expect(readDecimal(value, scale)).toBe(text);
});

it.each(['x', Infinity, missing])('reads no decimal from %j', value => {
  expect(() => readDecimal(value, 2)).toThrow(RangeError);
});
