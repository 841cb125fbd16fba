import type * as Diff from 'diff';
import { createHash } from 'node:crypto';
import { loadLate } from '../loadLate.ts';
import type { Change, RepositoryPlan } from './plan.ts';

/**
 * Writes a plan as a patch that `git apply` takes.
 *
 * @param plan - of which only the changes matter
 * @returns an empty text for a plan that changes nothing
 * @see https://git-scm.com/docs/git-apply
 */
export function formatPatch(plan: Pick<RepositoryPlan, 'changes'>): string {
  return plan.changes.map(filePatch).join('');
}

function filePatch({ path, before, after }: Change): string {
  const { createTwoFilesPatch } = loadLate<typeof Diff>('diff');
  const mode =
    (before === undefined && 'new file mode 100644\n') ||
    (after === undefined && 'deleted file mode 100644\n') ||
    '';
  const kept = mode === '' ? ' 100644' : '';
  const from = before === undefined ? '/dev/null' : `a/${path}`;
  const to = after === undefined ? '/dev/null' : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '');
  const hunks = patch.indexOf('@@ ');
  const body = hunks < 0 ? '' : `--- ${from}\n+++ ${to}\n${patch.slice(hunks)}`;
  return `diff --git a/${path} b/${path}\n${mode}index ${blobId(before)}..${blobId(after)}${kept}\n${body}`;
}

// By these names git finds the versions that `git apply --3way` merges.
function blobId(text: string | undefined): string {
  return text === undefined
    ? '0'.repeat(40)
    : createHash('sha1')
        .update(`blob ${Buffer.byteLength(text)}\0${text}`)
        .digest('hex');
}
