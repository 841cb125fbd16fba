import { GeneratorError } from '../errors.ts';
import type { FileConflict } from '../merge/mergeFile.ts';
import type { Conflict } from '../merge/mergeLines.ts';

/**
 * Files that the kit would change and that were edited in the same places. Nothing
 * is written; the patch holds what the kit would have changed, to be applied by
 * hand: `git apply --3way` takes it, where git knows the files as they were rendered.
 *
 * @see https://git-scm.com/docs/git-apply
 */
export class ConflictError extends GeneratorError {
  /** The same for every error of this class. */
  override name = 'ConflictError';
  /** The files in the way, each with the lines or keys that both changed. */
  readonly conflicts: readonly FileConflict[];
  /** What the kit would have changed, for `git apply`. */
  readonly patch: string;

  /**
   * Puts what is in the way into the message.
   *
   * @param conflicts - the files in the way
   * @param patch - what the kit would change, from its own rendering to the next
   */
  constructor(conflicts: readonly FileConflict[], patch: string) {
    super(
      `edits are in the way, so nothing was changed\n\n${conflicts
        .map(describe)
        .join('\n\n')}`,
    );
    this.conflicts = conflicts;
    this.patch = patch;
  }

  /**
   * Plans several changes one after the other, and tells of all that is in the way at
   * once.
   *
   * @param items - what each change is of, in the order of their paths
   * @param plan - plans one
   * @returns what was planned
   * @throws ConflictError with what is in the way of any of them
   */
  static async planAll<Item, Planned>(
    items: Item[],
    plan: (item: Item) => Promise<Planned>,
  ): Promise<Planned[]> {
    const planned: Planned[] = [];
    const errors: ConflictError[] = [];
    for (const item of items) {
      try {
        planned.push(await plan(item));
      } catch (error) {
        if (!(error instanceof ConflictError)) {
          throw error;
        }
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw new ConflictError(
        errors.flatMap(({ conflicts }) => conflicts),
        errors.map(({ patch }) => patch).join(''),
      );
    }
    return planned;
  }
}

function describe(conflict: FileConflict): string {
  const { path } = conflict;
  if ('keys' in conflict) {
    return `${path}: both changed ${conflict.keys.join(', ')}`;
  }
  if ('reason' in conflict) {
    return `${path}: ${conflict.reason}`;
  }
  return conflict.conflicts.map(hunk => describeHunk(path, hunk)).join('\n\n');
}

function describeHunk(path: string, { line, disk, next }: Conflict): string {
  const width = String(line + disk.length).length;
  const numbered = disk.map(
    (text, index) => `> ${String(line + index).padStart(width)} | ${text}`,
  );
  const wanted = next.map(text => `  ${' '.repeat(width)} | ${text}`);
  return [
    `${path}:${line}`,
    ...numbered,
    `  ${' '.repeat(width)} the kit would write:`,
    ...wanted,
  ].join('\n');
}
