import type * as Cron from 'cron';
import { loadLate } from '../../loadLate.ts';
import { durationCode, milliseconds } from '../duration.ts';

// A timer of Node takes 24 days at most. Until then nobody runs a task that has died.
const LONGEST_TIMEOUT = 604_800_000;

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

function parseCron(text: string): Cron.CronTime | undefined {
  const { CronTime } = loadLate<typeof Cron>('cron');
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
