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
  const mode =
    (before === undefined && 'new file mode 100644\n') ||
    (after === undefined && 'deleted file mode 100644\n') ||
    '';
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '');
  // An empty file has no hunks, and then git takes no names either.
  const hunks = patch.indexOf('@@ ');
  const body = hunks < 0 ? '' : `--- ${from}\n+++ ${to}\n${patch.slice(hunks)}`;
  return `diff --git a/${path} b/${path}\n${mode}${body}`;
}
