/**
 * Waits, but no longer than until a signal comes, which is the caller's to look at.
 *
 * @param milliseconds - how long
 * @param signal - what ends the wait
 */
export function pause(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
