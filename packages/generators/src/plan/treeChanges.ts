import { GeneratorError } from '../errors.ts';
import type { RepoFacts, Tree } from '../render/facts.ts';
import type { Change } from './plan.ts';

/** What is on disk for one path of a tree, compared with what was rendered. */
export type State = 'missing' | 'rendered' | 'edited';

/**
 * Compares a file with its rendering. A file that differs in its line breaks and
 * blanks only counts as rendered: not every tool formats what it writes.
 */
export async function fileState(
  path: string,
  disk: string | undefined,
  rendered: string,
  facts: RepoFacts,
): Promise<State> {
  if (disk === undefined) {
    return 'missing';
  }
  if (disk === rendered) {
    return 'rendered';
  }
  const formatted = await facts.format(path, disk).catch(() => disk);
  return formatted === rendered ? 'rendered' : 'edited';
}

/**
 * Works out how the files of a package change when its rendering does.
 *
 * A file that is as it was rendered is written anew; one that was edited refuses
 * the whole change; one that was deleted stays deleted.
 *
 * @param options - `base` and `next`: the rendering before and after; `folder`: the
 *   package below the root; `read`: reads a file below the root
 * @throws GeneratorError that names every edited file
 */
export async function treeChanges(options: {
  base: Tree;
  next: Tree;
  folder: string;
  facts: RepoFacts;
  read(path: string): string | undefined;
}): Promise<Change[]> {
  const { base, next, folder, facts, read } = options;
  const changes: Change[] = [];
  const edited: string[] = [];
  for (const name of Object.keys({ ...base, ...next }).sort()) {
    if (base[name] === next[name]) {
      continue;
    }
    const path = `${folder}/${name}`;
    const before = read(path);
    const after = next[name];
    if (before === after || (before === undefined && name in base)) {
      continue;
    }
    const isFree =
      before === undefined ||
      (name in base &&
        (await fileState(name, before, base[name], facts)) === 'rendered');
    if (isFree) {
      changes.push({ path, before, after });
    } else {
      edited.push(path);
    }
  }
  if (edited.length > 0) {
    throw new GeneratorError(
      `the command would change what was edited by hand, so nothing was changed:\n${edited
        .map(path => `  ${path}`)
        .join('\n')}\nSee the edits with: backstage-cli stagecraft check`,
    );
  }
  return changes;
}
