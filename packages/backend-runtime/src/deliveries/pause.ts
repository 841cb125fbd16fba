/** How long to wait between tries. */
export interface Pauses {
  /** After the first try, in milliseconds. */
  firstPauseMs: number;
  /** It doubles with each try up to this. */
  longestPauseMs: number;
}

/**
 * The pause after a try that failed. It is shorter by up to a half, by chance: what
 * failed together is not tried again together.
 *
 * @param tries - how many there were
 */
export function pauseAfter(tries: number, pauses: Pauses): number {
  const { firstPauseMs, longestPauseMs } = pauses;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1));
  return Math.round(pause * (1 - Math.random() / 2));
}
