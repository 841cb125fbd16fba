/**
 * Finds the first line of an expected output that did not come.
 *
 * @param expected - lines that have to come in this order, others between them; `…`
 *   stands for anything within a line
 * @param output - what came
 * @returns the number of that line, from 0, or undefined when all came
 */
export function missingLine(
  expected: string,
  output: string,
): number | undefined {
  const lines = output.split('\n').map(line => line.trim());
  let from = 0;
  for (const [number, line] of expected.split('\n').entries()) {
    const pattern = linePattern(line.trim());
    const found = pattern
      ? lines.findIndex((one, index) => index >= from && pattern.test(one))
      : from - 1;
    if (pattern && found < 0) {
      return number;
    }
    from = found + 1;
  }
  return undefined;
}

// Nothing to look for in an empty line, or one that stands for anything.
function linePattern(line: string): RegExp | undefined {
  const parts = line.split('…');
  return parts.every(part => part === '')
    ? undefined
    : new RegExp(`^${parts.map(escape).join('.*')}$`);
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * How many checks a block of commands was.
 *
 * @param output - what came, perhaps with lines such as `12 passed, 0 failed`
 * @returns the sum of what passed, or 1 when nothing was counted
 */
export function countPassed(output: string): number {
  const counts = [...output.matchAll(/^(\d+) passed, 0 failed$/gm)];
  return counts.reduce((sum, [, passed]) => sum + Number(passed), 0) || 1;
}
