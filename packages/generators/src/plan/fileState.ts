import { toLf } from '../merge/lineBreaks.ts';
import type { RepoFacts } from '../render/facts.ts';

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
  if (toLf(disk) === toLf(rendered)) {
    return 'rendered';
  }
  const formatted = await facts.format(path, disk).catch(() => disk);
  return toLf(formatted) === toLf(rendered) ? 'rendered' : 'edited';
}
