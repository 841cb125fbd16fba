import type { Finding } from '@stagecraft/generators';

/** Whether a migration may have run by now, and then has to stay as it is. */
export const isUnsafe = (kind: Finding['kind']) =>
  kind === 'unsafe' || kind === 'breaking';

/**
 * What was found in migrations, three lines each: what it is, why it matters, and
 * what to do instead.
 *
 * @param asWarnings - whether what is unsafe is only warned of
 */
export function formatFindings(
  findings: Finding[],
  asWarnings: boolean,
): string {
  return findings
    .map(({ kind, path, problem, reason, remedy }) => {
      const label = asWarnings && isUnsafe(kind) ? 'warning' : kind;
      return `${label} ${path}: ${problem}\n  ${reason}\n  ${remedy}\n`;
    })
    .join('');
}
