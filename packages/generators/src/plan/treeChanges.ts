import { isDeepStrictEqual } from 'node:util';
import { parseBlueprint } from '../blueprint/blueprint.ts';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import { GeneratorError } from '../errors.ts';
import { withLineBreaksOf } from '../merge/lineBreaks.ts';
import { mergeFile, type FileConflict } from '../merge/mergeFile.ts';
import { isSchema, mergeSchema } from '../merge/mergeSchema.ts';
import type { RepoFacts, Tree } from '../render/facts.ts';
import { ConflictError } from './ConflictError.ts';
import { fileState } from './fileState.ts';
import { formatPatch } from './patch.ts';
import type { Change } from './plan.ts';

interface Rendering {
  base: string | undefined;
  next: string | undefined;
}

/**
 * Works out how the files of a package change when its rendering does.
 *
 * A file that is as it was rendered is written anew; one that was edited is merged;
 * one that was deleted stays deleted. A seeded file comes once, is left alone while it
 * is rendered, and goes only as it came.
 *
 * @param options - `base` and `next`: the rendering before and after; `folder`: the
 *   package below the root; `seeds`: the seeded files of both; `read`: reads a file
 *   below the root
 * @throws ConflictError with everything that is in the way
 */
export async function treeChanges(options: {
  base: Tree;
  next: Tree;
  folder: string;
  seeds?: ReadonlySet<string>;
  facts: RepoFacts;
  read(path: string): string | undefined;
}): Promise<Change[]> {
  const { folder, seeds, facts, read } = options;
  const changes: Change[] = [];
  const wanted: Change[] = [];
  const conflicts: FileConflict[] = [];
  for (const name of Object.keys({ ...options.base, ...options.next }).sort()) {
    const [base, next] = [options.base[name], options.next[name]];
    const path = `${folder}/${name}`;
    const before = read(path);
    const isDeleted = before === undefined && base !== undefined;
    const isSeed = seeds?.has(name);
    if (base === next || isDeleted || (before === next && !isSeed)) {
      continue;
    }
    if (isSeed && (await isTheirs(path, before, { base, next }, facts))) {
      continue;
    }
    wanted.push({ path, before: base, after: next });
    const result = await fileChange(path, before, { base, next }, facts);
    if ('path' in result) {
      conflicts.push(result);
    } else if (result.text !== before) {
      changes.push({ path, before, after: result.text });
    }
  }
  if (BLUEPRINT_FILE in { ...options.base, ...options.next }) {
    const file = `${folder}/${BLUEPRINT_FILE}`;
    refuseTooEarly(file, options.base[BLUEPRINT_FILE], read(file));
  }
  if (conflicts.length > 0) {
    throw new ConflictError(conflicts, formatPatch({ changes: wanted }));
  }
  return changes;
}

// What another command has written since this one began is nobody's edit.
function refuseTooEarly(
  file: string,
  base: string | undefined,
  disk: string | undefined,
): void {
  const parse = (text: string | undefined) =>
    text === undefined ? undefined : parseBlueprint(text, file);
  if (!isDeepStrictEqual(parse(base), parse(disk))) {
    throw new GeneratorError(
      `another command changed ${file} while this one was at work, so this one came too early, and nothing was changed; run it again`,
    );
  }
}

// A seeded file is its people's, unless it comes now, or goes as it came.
async function isTheirs(
  path: string,
  disk: string | undefined,
  { base, next }: Rendering,
  facts: RepoFacts,
): Promise<boolean> {
  return (
    base !== undefined &&
    (next !== undefined ||
      (await fileState(path, disk, base, facts)) === 'edited')
  );
}

async function fileChange(
  path: string,
  disk: string | undefined,
  { base, next }: Rendering,
  facts: RepoFacts,
): Promise<{ text: string | undefined } | FileConflict> {
  if (disk === undefined) {
    return { text: next };
  }
  if (
    base !== undefined &&
    (await fileState(path, disk, base, facts)) === 'rendered'
  ) {
    return { text: next && withLineBreaksOf(disk, next) };
  }
  const merged = await mergeEdited(path, disk, { base, next }, facts);
  const text =
    'path' in merged && isSchema(path)
      ? mergeSchema({ disk, base, next })
      : undefined;
  return text === undefined ? merged : { text };
}

async function mergeEdited(
  path: string,
  disk: string,
  { base, next }: Rendering,
  facts: RepoFacts,
): Promise<{ text: string } | FileConflict> {
  if (base === undefined) {
    return {
      path,
      reason:
        'there is a file of this name already; move it away, or choose another name',
    };
  }
  if (next === undefined) {
    return { path, reason: 'it was edited, and would be deleted' };
  }
  return mergeFile(path, { base, disk, next }, facts.format);
}
