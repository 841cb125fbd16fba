/**
 * Waits, but no longer than until a signal comes, which is the caller's to look at.
 *
 * @param milliseconds - how long
 * @param signal - what ends the wait, if anything does
 */
export function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);

    function end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    }
  });
}
