import { formatPatch, type Difference } from '@stagecraft/generators';

/**
 * How plugins differ from their blueprints, a line for each file, or as a patch
 * that leads from the blueprint to what is there.
 *
 * @param root - absolute path of the repository
 */
export function formatDifferences(
  differences: Difference[],
  asPatch: boolean,
): string {
  if (!asPatch) {
    return differences.map(({ state, path }) => `${state} ${path}\n`).join('');
  }
  return formatPatch({
    changes: differences.map(({ path, rendered, disk }) => ({
      path,
      before: rendered,
      after: disk,
    })),
  });
}
