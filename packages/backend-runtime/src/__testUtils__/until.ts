const LONGEST_WAIT_MS = 30_000;

/** Waits for a condition, which is asked again and again, for half a minute at most. */
export async function until(
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  // Not by Date, which tests set.
  const end = performance.now() + LONGEST_WAIT_MS;
  while (!(await condition())) {
    if (performance.now() > end) {
      throw new Error('What was waited for did not come');
    }
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
