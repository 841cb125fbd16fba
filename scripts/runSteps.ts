/** A step of a check: what it shows, and how; it throws when that is not so. */
export type Step = [name: string, run: () => Promise<unknown>];

/**
 * Runs steps until one fails, and prints a line for each. The last line counts them.
 *
 * @param steps - in their order
 * @param end - removes what they made, whatever came of them
 * @returns the exit code
 */
export async function runSteps(
  steps: Step[],
  end: () => unknown,
): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const [name, step] of steps) {
    const start = performance.now();
    const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
    try {
      await step();
      passed += 1;
      console.log(`✓ ${name}, ${seconds()} s`);
    } catch (error) {
      failed += 1;
      console.log(`✗ ${name}, ${seconds()} s\n${(error as Error).message}`);
      break;
    }
  }
  await end();
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
