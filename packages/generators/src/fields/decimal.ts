import type { Conversion, Field, FieldType } from './field.ts';

// So many digits come back from a double as they were, which SQLite makes of them.
const MAX_PRECISION = 15;

const INTEGER_DIGITS = 10;

const digitsOf = ({ values }: Field) => ({
  precision: Number(values[0]),
  scale: Number(values[1]),
});

function valuesProblem(values: string[]): string | undefined {
  const [precision, scale] = values.map(Number);
  const isGood =
    values.length === 2 &&
    values.every(value => /^(?:0|[1-9]\d?)$/.test(value)) &&
    precision >= 2 &&
    precision <= MAX_PRECISION &&
    scale <= precision;
  return isGood
    ? undefined
    : `a decimal has two numbers in parentheses, how many digits it has, 2 to ${MAX_PRECISION}, and how many of these come after the point`;
}

function schema(field: Field): string {
  const { precision, scale } = digitsOf(field);
  return `decimal({ precision: ${precision}, scale: ${scale} })`;
}

/** The digits before the point and those after it. */
function write(field: Field, whole: string, fraction: string): string {
  const { precision, scale } = digitsOf(field);
  const digits = precision > scale ? whole : '0';
  return scale > 0 ? `${digits}.${fraction}` : digits;
}

// As @stagecraft/backend-runtime parses it.
function parse(text: string, field: Field): string | undefined {
  const { precision, scale } = digitsOf(field);
  const [, whole, fraction = ''] =
    /^-?(0|[1-9]\d*)(?:\.(\d+))?$/.exec(text) ?? [];
  const fits =
    whole !== undefined &&
    (whole === '0' || whole.length <= precision - scale) &&
    fraction.length <= scale;
  return fits ? Number(text).toFixed(scale) : undefined;
}

/** SQL for what has more digits before the point than a field. */
function tooLong(column: string, field: Field): string {
  const { precision, scale } = digitsOf(field);
  return `abs(${column}) >= ${10 ** (precision - scale)}`;
}

function fromInteger(_: Field, to: Field): Conversion {
  const { precision, scale } = digitsOf(to);
  return {
    ...(precision - scale < INTEGER_DIGITS && {
      lost: column => tooLong(column, to),
    }),
    isText: true,
  };
}

function fromDecimal(from: Field, to: Field): Conversion {
  const [before, after] = [from, to].map(digitsOf);
  const isLonger =
    after.scale >= before.scale &&
    after.precision - after.scale >= before.precision - before.scale;
  if (isLonger) {
    return {};
  }
  const nearest = (column: string) => `round(${column}, ${after.scale})`;
  return {
    lost: column => `${column} <> ${nearest(column)} or ${tooLong(column, to)}`,
    nearest,
  };
}

export const decimalType: FieldType = {
  name: 'decimal',
  example: 'price:decimal(12,2)',
  accepts:
    'Exact decimal, as a string: of how many digits, at most 15, and how many of these after the point',
  valuesProblem,
  column: (column, field) => {
    const { precision, scale } = digitsOf(field);
    return `decimal('${column}', ${precision}, ${scale})`;
  },
  input: schema,
  parameter: schema,
  output: schema,
  value: () => 'string',
  imports: {
    input: 'decimal',
    parameter: 'decimal',
    fromRow: 'readDecimal',
  },
  row: () => 'number | string',
  fromRow: (value, field) => {
    const text = `readDecimal(${value}, ${digitsOf(field).scale})`;
    return field.optional
      ? `${value} === null || ${value} === undefined ? null : ${text}`
      : text;
  },
  ordered: true,
  takes: { integer: fromInteger, decimal: fromDecimal },
  defaults: {
    expected: field =>
      `a decimal such as ${write(field, '1', '5'.padEnd(digitsOf(field).scale, '0'))}`,
    parse,
  },
  sample: (field, n) => {
    const { precision, scale } = digitsOf(field);
    const first = precision > scale ? '5' : `${n}`;
    return write(field, `${n}`, first.padEnd(scale, '0'));
  },
  // Below zero, where no sample is.
  distinct: (field, n) => {
    const { scale } = digitsOf(field);
    return scale > 0
      ? `(-${n} / ${10 ** scale}).toFixed(${scale})`
      : `String(-${n})`;
  },
  largest: field => {
    const { precision, scale } = digitsOf(field);
    return `'${write(field, '9'.repeat(precision - scale), '9'.repeat(scale))}'`;
  },
  bad: field => {
    const { precision, scale } = digitsOf(field);
    return [
      `'1${'0'.repeat(precision - scale)}'`,
      `'0.${'0'.repeat(scale)}1'`,
      `'1e1'`,
      `'.5'`,
      `''`,
      '1',
    ];
  },
  badParameter: () => `'1e1'`,
};
