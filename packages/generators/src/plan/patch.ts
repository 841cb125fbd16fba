import { createTwoFilesPatch } from 'diff';
import type { Change, Plan } from './plan.ts';

/**
 * Writes a plan as a patch that `git apply` takes.
 *
 * @returns an empty text for a plan that changes nothing
 */
export function formatPatch({ changes }: Pick<Plan, 'changes'>): string {
  return changes.map(filePatch).join('');
}

function filePatch({ path, before, after }: Change): string {
  const patch = createTwoFilesPatch(
    before === undefined ? '/dev/null' : `a/${path}`,
    after === undefined ? '/dev/null' : `b/${path}`,
    before ?? '',
    after ?? '',
  );
  const mode =
    (before === undefined && 'new file mode 100644\n') ||
    (after === undefined && 'deleted file mode 100644\n') ||
    '';
  const body = patch
    .replace(/^=+\n/, '')
    .replace(/^(---|\+\+\+) (.*?)\t?$/gm, '$1 $2');
  return `diff --git a/${path} b/${path}\n${mode}${body}`;
}
