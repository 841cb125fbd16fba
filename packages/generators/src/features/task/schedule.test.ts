import { durationCode } from '../duration.ts';
import { frequencyCode, scheduleProblem, timeoutProblem } from './schedule.ts';

it.each([
  ['0 3 * * *', '{ cron: "0 3 * * *" }'],
  ['*/10 * * * * *', '{ cron: "*/10 * * * * *" }'],
  ['0 3 * * MON', '{ cron: "0 3 * * MON" }'],
  ['@daily', '{ cron: "@daily" }'],
  ['PT1H', '{ hours: 1 }'],
  ['P1W', '{ weeks: 1 }'],
  ['P1DT0H30M5S', '{ days: 1, minutes: 30, seconds: 5 }'],
])('takes the schedule %s', (text, code) => {
  expect(scheduleProblem(text)).toBeUndefined();
  expect(frequencyCode(text)).toBe(code);
});

it.each([
  ['', 'it is no cron expression'],
  ['hourly', 'it is no cron expression'],
  ['61 * * * *', 'it is no cron expression'],
  ['* * * * * * *', 'it is no cron expression'],
  ["0 3 * * *'", 'it is no cron expression'],
  ['0 0 31 2 *', 'that day never comes'],
  ['P', 'it is no duration'],
  ['PT', 'it is no duration'],
  ['PT0S', 'it is no duration'],
  ['P1DT', 'it is no duration'],
  ['P1M', 'it is no duration'],
  ['PT1H ', 'it is no duration'],
  ['PT-1H', 'it is no duration'],
])('refuses the schedule %j', (text, reason) => {
  const problem = scheduleProblem(text);
  expect(problem).toContain(`${JSON.stringify(text)} is no schedule: `);
  expect(problem).toContain(reason);
  expect(problem).toContain('such as "0 3 * * *"');
  expect(problem).not.toContain('\n');
});

it('takes a timeout of up to a week', () => {
  expect(timeoutProblem('P7D')).toBeUndefined();
  expect(durationCode('PT10M')).toBe('{ minutes: 10 }');
});

it.each([
  ['10m', 'write a duration such as PT10M'],
  ['PT0M', 'write a duration such as PT10M'],
  ['0 3 * * *', 'write a duration such as PT10M'],
  ['P7DT1S', 'is too long for a timeout'],
])('refuses the timeout %j', (text, reason) => {
  expect(timeoutProblem(text)).toContain(reason);
});
