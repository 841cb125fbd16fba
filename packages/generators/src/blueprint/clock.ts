import { GeneratorError } from '../errors.ts';

/**
 * The moment at which an entry is added to a blueprint, which is the one thing that
 * comes from the clock.
 *
 * @param earlier - `addedAt` of what is in the blueprint already
 * @param environment - `SOURCE_DATE_EPOCH`, in seconds, fixes the clock
 * @returns UTC to the second, and later than everything before it, so that
 *   migrations keep their order
 * @throws GeneratorError when `SOURCE_DATE_EPOCH` is not a number of seconds
 */
export function nextAddedAt(
  earlier: string[],
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const next = Math.max(
    now(environment),
    ...earlier.map(time => Date.parse(time) + 1000),
  );
  return `${new Date(next).toISOString().slice(0, 19)}Z`;
}

function now({ SOURCE_DATE_EPOCH }: NodeJS.ProcessEnv): number {
  if (!SOURCE_DATE_EPOCH) {
    return Date.now();
  }
  // Eleven digits reach the year 5138.
  if (!/^\d{1,11}$/.test(SOURCE_DATE_EPOCH)) {
    throw new GeneratorError(
      `SOURCE_DATE_EPOCH is "${SOURCE_DATE_EPOCH}"; it has to be a number of seconds, such as 1767225600`,
    );
  }
  return Number(SOURCE_DATE_EPOCH) * 1000;
}

/** `2026-11-24T12:00:00Z` → `20261124120000` */
export function migrationTimestamp(addedAt: string): string {
  return addedAt.replace(/\D/g, '');
}
