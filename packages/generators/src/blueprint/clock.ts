/**
 * The moment at which an entry is added to a blueprint, which is the one thing that
 * comes from the clock.
 *
 * @param earlier - `addedAt` of what is in the blueprint already
 * @param environment - `SOURCE_DATE_EPOCH`, in seconds, fixes the clock
 * @returns UTC to the second, and later than everything before it, so that
 *   migrations keep their order
 */
export function nextAddedAt(
  earlier: string[],
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const { SOURCE_DATE_EPOCH } = environment;
  const now = SOURCE_DATE_EPOCH ? Number(SOURCE_DATE_EPOCH) * 1000 : Date.now();
  const next = Math.max(now, ...earlier.map(time => Date.parse(time) + 1000));
  return `${new Date(next).toISOString().slice(0, 19)}Z`;
}

/** `2026-11-24T12:00:00Z` → `20261124120000` */
export function migrationTimestamp(addedAt: string): string {
  return addedAt.replace(/\D/g, '');
}
