import { CronTime } from 'cron';

// Milliseconds of each part of a duration, in the order in which they are written.
const UNITS = {
  weeks: 604_800_000,
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1_000,
};
const DURATION =
  /^P(?=\d|T\d)(?:(?<weeks>\d{1,6})W)?(?:(?<days>\d{1,6})D)?(?:T(?=\d)(?:(?<hours>\d{1,6})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,6})S)?)?$/;

// A timer of Node takes 24 days at most. Until then nobody runs a task that has died.
const LONGEST_TIMEOUT = UNITS.weeks;

type Duration = Partial<Record<keyof typeof UNITS, number>>;

/**
 * Says what is wrong with a schedule.
 *
 * @param text - a duration of ISO 8601, or a cron expression
 * @returns a sentence with what would work, or undefined when it is good
 */
export function scheduleProblem(text: string): string | undefined {
  const wrong = (reason: string) =>
    `${JSON.stringify(text)} is no schedule: ${reason}; write a cron expression such as "0 3 * * *", which is three in the morning, or a duration such as PT1H`;
  if (text.startsWith('P')) {
    return milliseconds(text) ? undefined : wrong('it is no duration');
  }
  const time = parseCron(text);
  if (!time) {
    return wrong('it is no cron expression');
  }
  try {
    time.sendAt();
    return undefined;
  } catch {
    return wrong('that day never comes');
  }
}

function parseCron(text: string): CronTime | undefined {
  try {
    return new CronTime(text);
  } catch {
    return undefined;
  }
}

/**
 * Says what is wrong with a timeout.
 *
 * @param text - a duration of ISO 8601
 * @returns a sentence with what would work, or undefined when it is good
 */
export function timeoutProblem(text: string): string | undefined {
  const length = milliseconds(text);
  if (!length) {
    return `${JSON.stringify(text)} is no timeout: write a duration such as PT10M, which is ten minutes`;
  }
  return length > LONGEST_TIMEOUT
    ? `${JSON.stringify(text)} is too long for a timeout: a run that died with its replica blocks the next one for as long; at most P7D is allowed, and a little more than the longest run, such as PT10M, is good`
    : undefined;
}

/** A schedule that is good, as the scheduler takes it, in TypeScript. */
export const frequencyCode = (text: string): string =>
  text.startsWith('P')
    ? durationCode(text)
    : `{ cron: ${JSON.stringify(text)} }`;

/** A duration that is good, as the scheduler takes it, in TypeScript. */
export function durationCode(text: string): string {
  const parts = Object.entries(parse(text)!).map(
    ([unit, count]) => `${unit}: ${count}`,
  );
  return `{ ${parts.join(', ')} }`;
}

function milliseconds(text: string): number {
  return Object.entries(parse(text) ?? {}).reduce(
    (sum, [unit, count]) => sum + count * UNITS[unit as keyof Duration],
    0,
  );
}

function parse(text: string): Duration | undefined {
  const groups = DURATION.exec(text)?.groups;
  return (
    groups &&
    Object.fromEntries(
      Object.entries(groups)
        .filter(([, digits]) => Number(digits) > 0)
        .map(([unit, digits]) => [unit, Number(digits)]),
    )
  );
}
