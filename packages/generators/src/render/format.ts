import { setImmediate } from 'node:timers/promises';
import type { Format, Tree } from './facts.ts';

/**
 * Formats a tree as its repository does: one file after the other, since Prettier keeps
 * the whole of a file in memory while it waits, and lets others run in between.
 *
 * @throws Error that names a file which does not parse, a mistake in a template
 */
export async function formatTree(tree: Tree, format: Format): Promise<Tree> {
  const formatted: Tree = {};
  for (const [path, text] of Object.entries(tree)) {
    formatted[path] = await format(path, text).catch((cause: unknown) => {
      throw new Error(`cannot format ${path}: ${cause}`, { cause });
    });
    await setImmediate();
  }
  return formatted;
}
