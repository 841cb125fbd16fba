import { createTestDatabases } from '@stagecraft/backend-testkit';
import fc from 'fast-check';
import { anyText, parse } from './__testUtils__/inputs';
import { date, dateTime, decimal, number, text } from './inputTypes';

const databases = createTestDatabases();

describe('text', () => {
  it('counts UTF-16 code units', () => {
    const schema = text({ min: 1, max: 4 });

    for (const value of ['a', 'abcd', '😀😀', 'é\u0301', '\uffff', ' ']) {
      expect(parse(schema, value)).toBe(value);
    }
    for (const value of ['', 'abcde', '😀😀a', '😀😀😀', 1, null, ['a']]) {
      expect(parse(schema, value)).toBeUndefined();
    }
    expect(parse(text({ max: 4 }), '')).toBe('');
  });

  it.each(['\0', 'a\0b', '\ud83d', 'a\udc00', '\ude00\ud83d', '\ud83d\0'])(
    'refuses %j',
    value => {
      expect(parse(text({ max: 4 }), value)).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'lets nothing through that %p does not store as it is',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('texts', table => {
        table.integer('id').primary();
        table.string('value', 20).notNullable();
      });
      const schema = text({ max: 20 });
      const anyCodeUnits = fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 21 })
        .map(units => String.fromCharCode(...units));
      const values = fc
        .sample(fc.oneof(anyText, anyCodeUnits), { numRuns: 500, seed: 1 })
        .concat('😀'.repeat(10), '\u{10ffff}', '\ufeff', '%_\\\'"', '\r\n')
        .filter(value => parse(schema, value) === value);
      expect(values.length).toBeGreaterThan(100);

      await knex.batchInsert(
        'texts',
        values.map((value, id) => ({ id, value })),
      );

      expect(await knex('texts').orderBy('id').pluck('value')).toEqual(values);
      for (const [id, value] of values.entries()) {
        expect(await knex('texts').where({ value }).pluck('id')).toContain(id);
      }
    },
  );
});

describe('dateTime', () => {
  it.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'],
    ['2026-01-02T03:04:05.6789Z', '2026-01-02T03:04:05.678Z'],
    ['2026-01-02T03:04:05+14:00', '2026-01-01T13:04:05.000Z'],
    ['2026-01-02T03:04:05-23:59', '2026-01-03T03:03:05.000Z'],
    ['2026-01-02T03:04:05-00:00', '2026-01-02T03:04:05.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0000-12-31T23:00:00-01:00', '0001-01-01T00:00:00.000Z'],
    ['0099-01-01T00:00:00Z', '0099-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('parses %s to %s', (value, expected) => {
    expect(parse(dateTime(), value)).toBe(expected);
  });

  it.each([
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '10000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00Z\n',
    '2026-01-01T00:00:00Z\0',
    'now',
    '',
    0,
    null,
  ])('refuses %j', value => {
    expect(parse(dateTime(), value)).toBeUndefined();
  });

  it('makes texts that sort as times do', () => {
    const anyTime = fc
      .date({
        min: new Date('0001-01-01T00:00:00Z'),
        max: new Date('9999-12-31T23:59:59.999Z'),
        noInvalidDate: true,
      })
      .map(time => time.toISOString());
    fc.assert(
      fc.property(anyTime, anyTime, (one, other) => {
        expect(parse(dateTime(), one)).toBe(one);
        expect(one < other).toBe(new Date(one) < new Date(other));
      }),
    );
  });
});

describe('date', () => {
  it.each(['0001-01-01', '2024-02-29', '2011-12-30', '9999-12-31'])(
    'keeps %s',
    value => {
      expect(parse(date(), value)).toBe(value);
    },
  );

  it.each([
    '0000-01-01',
    '10000-01-01',
    '2023-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    '٢٠٢٦-01-01',
    '',
    1,
    null,
  ])('refuses %j', value => {
    expect(parse(date(), value)).toBeUndefined();
  });
});

describe('number', () => {
  it('keeps every finite number but negative zero', () => {
    for (const value of [0, -1.5, 5e-324, Number.MAX_VALUE, 2 ** 53 + 2]) {
      expect(parse(number(), value)).toBe(value);
    }
    expect(parse(number(), -0)).toBe(0);
  });

  it.each([Infinity, -Infinity, NaN, '1', true, null])('refuses %p', value => {
    expect(parse(number(), value)).toBeUndefined();
  });

  it.each(databases.eachSupportedId())(
    'is stored by %p as it is',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('numbers', table => {
        table.integer('id').primary();
        table.double('value').notNullable();
      });
      const values = fc
        .sample(fc.double({ noNaN: true }), { numRuns: 300, seed: 1 })
        .concat(5e-324, -5e-324, 2.2250738585072014e-308, 9007199254740993)
        .map(value => parse(number(), value))
        .filter(value => value !== undefined);

      await knex.batchInsert(
        'numbers',
        values.map((value, id) => ({ id, value })),
      );

      expect(await knex('numbers').orderBy('id').pluck('value')).toEqual(
        values,
      );
      for (const [id, value] of values.entries()) {
        expect(await knex('numbers').where({ value }).pluck('id')).toContain(
          id,
        );
      }
    },
  );
});

describe('decimal', () => {
  it.each([
    [4, 2, '12.5', '12.50'],
    [4, 2, '-12', '-12.00'],
    [4, 2, '-0.00', '0.00'],
    [4, 2, '99.99', '99.99'],
    [2, 2, '0.01', '0.01'],
    [3, 0, '999', '999'],
    [15, 15, '0.123456789012345', '0.123456789012345'],
    [15, 2, '9999999999999.99', '9999999999999.99'],
  ])(
    'of %i digits, %i after the point, parses %s',
    (precision, scale, value, text_) => {
      expect(parse(decimal({ precision, scale }), value)).toBe(text_);
    },
  );

  it.each([
    '',
    '.5',
    '5.',
    '+5',
    '05',
    '100',
    '1.234',
    '1e1',
    '0x1',
    ' 1',
    '1\n',
    '1,5',
    '٣',
    'NaN',
    'Infinity',
    1.5,
    ['1'],
  ])('refuses %j', value => {
    expect(parse(decimal({ precision: 4, scale: 2 }), value)).toBeUndefined();
    expect(parse(decimal({ precision: 2, scale: 2 }), '1')).toBeUndefined();
    expect(parse(decimal({ precision: 2, scale: 0 }), '1.0')).toBeUndefined();
  });

  it.each([
    [16, 2],
    [4, 5],
    [4, -1],
  ])(
    'cannot have %i digits, %i of them after the point',
    (precision, scale) => {
      expect(() => decimal({ precision, scale })).toThrow(RangeError);
    },
  );

  it.each(databases.eachSupportedId())(
    'gives texts that come back from %p, and compare there as numbers',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('decimals', table => {
        table.decimal('value', 15, 4).notNullable();
      });
      const value = fc
        .bigInt({ min: -(10n ** 15n - 1n), max: 10n ** 15n - 1n })
        .map(units => (Number(units) / 10_000).toFixed(4));
      const values = fc
        .sample(value, { numRuns: 500, seed: 1 })
        .concat('0.0000', '-0.0001', '99999999999.9999', '9.0000', '10.0000');
      const schema = decimal({ precision: 15, scale: 4 });
      expect(values.map(one => parse(schema, one))).toEqual(values);

      await knex.batchInsert(
        'decimals',
        values.map(one => ({ value: one })),
        100,
      );

      const rows = await knex('decimals').orderBy('value').pluck('value');
      const sorted = values.toSorted((a, b) => Number(a) - Number(b));
      expect(rows.map(row => Number(row).toFixed(4))).toEqual(sorted);
      for (const one of values.slice(0, 50)) {
        expect(await knex('decimals').where({ value: one })).not.toEqual([]);
        const below = await knex('decimals').where('value', '<', one);
        expect(below).toHaveLength(sorted.indexOf(one));
      }
    },
  );
});
