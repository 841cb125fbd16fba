import { migrationTimestamp, nextAddedAt } from './clock.ts';

const environment = { SOURCE_DATE_EPOCH: '1767225600' };

it('gives the time in UTC to the second', () => {
  const before = Math.floor(Date.now() / 1000);
  const addedAt = nextAddedAt([], {});
  expect(addedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Date.parse(addedAt) / 1000 - before).toBeLessThanOrEqual(1);
});

it.each([
  [[], '2026-01-01T00:00:00Z'],
  [['2025-12-31T23:59:59Z'], '2026-01-01T00:00:00Z'],
  [['2026-01-01T00:00:00Z'], '2026-01-01T00:00:01Z'],
  [['2030-12-31T23:59:59Z', '2026-01-01T00:00:00Z'], '2031-01-01T00:00:00Z'],
])('with the clock at 2026, after %j comes %s', (earlier, next) => {
  expect(nextAddedAt(earlier, environment)).toBe(next);
});

it.each(['yesterday', '-1', '1.5', '1e9', ' 1', '999999999999'])(
  'refuses %j for SOURCE_DATE_EPOCH',
  SOURCE_DATE_EPOCH => {
    expect(() => nextAddedAt([], { SOURCE_DATE_EPOCH })).toThrow(
      `SOURCE_DATE_EPOCH is "${SOURCE_DATE_EPOCH}"; it has to be a number of seconds, such as 1767225600`,
    );
  },
);

it('makes the time stamp of a migration', () => {
  expect(migrationTimestamp('2026-11-24T12:34:56Z')).toBe('20261124123456');
});
