import { durationCode, milliseconds } from './duration.ts';

it.each([
  ['PT1M', 60_000, '{ minutes: 1 }'],
  ['P1DT2H', 93_600_000, '{ days: 1, hours: 2 }'],
  ['P2W', 1_209_600_000, '{ weeks: 2 }'],
])('reads %s', (text, length, code) => {
  expect(milliseconds(text)).toBe(length);
  expect(durationCode(text)).toBe(code);
});

it.each(['', 'P', 'PT', 'PT0S', 'PT1.5S', '1M', 'P1Y'])(
  'finds none in %j',
  text => {
    expect(milliseconds(text)).toBe(0);
  },
);
