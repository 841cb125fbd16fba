import type { Difference, Finding } from '@stagecraft/generators';
import { isUnsafe } from './findings.ts';

/**
 * The paths of what makes a check fail.
 *
 * @param allowEdits - whether only that fails which a team cannot have wanted: a
 *   managed file that is missing, and a migration that was rewritten. A migration that
 *   is unsafe may have run, and then it has to stay as it is.
 */
export function refusedPaths(
  differences: Difference[],
  findings: Finding[],
  allowEdits: boolean,
): string[] {
  const wrong = [
    ...differences.filter(
      ({ state, managed }) => !allowEdits || (state === 'missing' && managed),
    ),
    ...findings.filter(
      ({ kind }) => kind === 'rewritten' || (isUnsafe(kind) && !allowEdits),
    ),
  ];
  return [...new Set(wrong.map(({ path }) => path))];
}
