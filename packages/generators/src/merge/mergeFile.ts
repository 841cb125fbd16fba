import type { Format } from '../render/facts.ts';
import { alignCompositions, settleComposition } from './alignCompositions.ts';
import { toLf, withLineBreaksOf } from './lineBreaks.ts';
import { lostNames } from './lostNames.ts';
import { mergeLines, type Conflict, type Settle } from './mergeLines.ts';
import { mergeManifest } from './mergeManifest.ts';
import { joinNames, spreadNames } from './nameLists.ts';

/**
 * A file that cannot be merged, and what is in the way.
 *
 * @see {@link ConflictError}
 */
export type FileConflict = {
  /** Path below the root, with forward slashes. */
  path: string;
} & (
  | {
      /** The places where both sides changed the same lines. */
      conflicts: Conflict[];
    }
  | {
      /** The keys of package.json that both sides changed. */
      keys: string[];
    }
  | {
      /** Why the result would not work. */
      reason: string;
    }
);

/**
 * Merges the kit's change of a file with what its people made of it.
 *
 * @param path - its path, whose ending tells what it is
 * @param texts - `base`: as it was rendered; `disk`: as it is; `next`: as it is
 *   rendered now
 * @param formatAsIs - formats as the repository does; throws on what does not parse
 * @returns the merged text, or what is in the way
 */
export async function mergeFile(
  path: string,
  texts: { base: string; disk: string; next: string },
  formatAsIs: Format,
): Promise<{ text: string } | FileConflict> {
  if (/(^|\/)package\.json$/.test(path)) {
    const merged = mergeManifest(texts.base, texts.disk, texts.next);
    return 'keys' in merged ? { path, ...merged } : merged;
  }

  const [base, disk, next] = [texts.base, texts.disk, texts.next].map(toLf);
  const format: Format = async (file, text) =>
    toLf(await formatAsIs(file, text));
  const isCode = /\.[cm]?[jt]sx?$/.test(path);
  const isFormatted = await format(path, disk).then(
    formatted => formatted === disk,
    () => false,
  );

  const merged =
    (isCode &&
      isFormatted &&
      (await mergeCode(path, { base, disk, next }, format))) ||
    (await mergePlain(path, base, disk, next, isCode ? format : undefined));
  return 'text' in merged
    ? { text: withLineBreaksOf(texts.disk, merged.text) }
    : merged;
}

// Lines of both sides merge, and yet one may use what the other took away.
function checkLost(
  path: string,
  { base, disk, next }: { base: string; disk: string; next: string },
  merged: string,
): FileConflict | undefined {
  const [from, here, to, result] = [base, disk, next, merged].map(spreadNames);
  const lostToKit = lostNames(from, to, result);
  if (lostToKit.length > 0) {
    return {
      path,
      reason: `what the kit would add uses ${lostToKit.join(', ')}, which is no longer there`,
    };
  }
  const lostToPeople = lostNames(from, here, result);
  return lostToPeople.length > 0
    ? {
        path,
        reason: `what was added by hand uses ${lostToPeople.join(', ')}, which the kit would take away`,
      }
    : undefined;
}

// Names stand one a line while the texts are merged, since that is what people add
// and take out. What comes out has to parse, or the plain merge is the answer.
async function mergeCode(
  path: string,
  texts: { base: string; disk: string; next: string },
  format: Format,
): Promise<{ text: string } | FileConflict | undefined> {
  const aligned = alignCompositions(path, texts);
  const [b, d, n] = [aligned.base, aligned.disk, aligned.next].map(spreadNames);
  const merged = mergeLines(b, d, n);
  if ('conflicts' in merged) {
    return undefined;
  }
  const joined = joinNames(merged.text, [texts.disk, texts.next]);
  return format(path, settleComposition(path, joined, texts)).then(
    text => checkLost(path, aligned, joined) ?? { text },
    () => undefined,
  );
}

// Of a document people delete and rewrite whole sections. What the kit would change
// in one of those stays deleted, as a whole file does.
const leaveOut: Settle = ({ disk, base }) =>
  base.some(line => line !== '' && disk.includes(line)) ? undefined : disk;

async function mergePlain(
  path: string,
  base: string,
  disk: string,
  next: string,
  format: Format | undefined,
): Promise<{ text: string } | FileConflict> {
  const settle = path.endsWith('.md') ? leaveOut : undefined;
  const merged = mergeLines(base, disk, next, settle);
  if ('conflicts' in merged) {
    return { path, conflicts: merged.conflicts };
  }
  const parses = await format?.(path, merged.text).then(
    () => true,
    () => false,
  );
  if (parses === false) {
    return {
      path,
      reason: 'merging its lines gives a file that does not parse',
    };
  }
  return (
    (format && checkLost(path, { base, disk, next }, merged.text)) ?? merged
  );
}
