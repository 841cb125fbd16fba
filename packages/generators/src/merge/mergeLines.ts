import { diff3Merge } from 'node-diff3';

/**
 * A place where both sides changed the same lines.
 *
 * @see {@link FileConflict}
 */
export interface Conflict {
  /** Number of its first line in the text on disk, from 1. */
  line: number;
  /** The lines as they are on disk. */
  disk: string[];
  /** The lines as they were rendered. */
  base: string[];
  /** The lines as they would be. */
  next: string[];
}

export type Merged =
  { text: string } | { conflicts: [Conflict, ...Conflict[]] };

/** Settles a place that both sides changed, or leaves it a conflict. */
export type Settle = (conflict: Conflict) => string[] | undefined;

/**
 * Merges two changes of one text line by line. Where one side only inserted, beside
 * lines that the other changed, both are kept, the kit's first.
 *
 * @param base - the text that both started from
 * @param disk - the text as its people changed it
 * @param next - the text as the kit changed it
 * @param settle - asked about what is left
 */
export function mergeLines(
  base: string,
  disk: string,
  next: string,
  settle: Settle = () => undefined,
): Merged {
  const [baseLines, diskLines, nextLines] = [base, disk, next].map(text =>
    text.split('\n'),
  );
  const conflicts: Conflict[] = [];
  const lines = diff3Merge(diskLines, baseLines, nextLines).flatMap(region => {
    if (!region.conflict) {
      return region.ok ?? [];
    }
    const { a, aIndex, o, b } = region.conflict;
    const conflict = { line: aIndex + 1, disk: a, base: o, next: b };
    const settled = keepBoth(conflict) ?? settle(conflict);
    if (!settled) {
      conflicts.push(conflict);
    }
    return settled ?? a;
  });
  return conflicts.length > 0
    ? { conflicts: conflicts as [Conflict, ...Conflict[]] }
    : { text: lines.join('\n') };
}

function keepBoth({ disk, base, next }: Conflict): string[] | undefined {
  if (base.length === 0) {
    return [...next, ...disk];
  }
  return insertedBeside(base, next, disk) ?? insertedBeside(base, disk, next);
}

// What `one` inserted before or after the base stands there around `other`, too.
function insertedBeside(
  base: string[],
  one: string[],
  other: string[],
): string[] | undefined {
  const added = one.length - base.length;
  if (added > 0 && isSame(one.slice(0, base.length), base)) {
    return [...other, ...one.slice(base.length)];
  }
  if (added > 0 && isSame(one.slice(added), base)) {
    return [...one.slice(0, added), ...other];
  }
  return undefined;
}

function isSame(some: string[], others: string[]): boolean {
  return some.every((line, index) => line === others[index]);
}
