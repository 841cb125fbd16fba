import type { Format, Tree } from './facts.ts';

/**
 * Formats a tree as its repository does.
 *
 * @throws Error that names a file which does not parse, a mistake in a template
 */
export async function formatTree(tree: Tree, format: Format): Promise<Tree> {
  return Object.fromEntries(
    await Promise.all(
      Object.entries(tree).map(async ([path, text]) => [
        path,
        await format(path, text).catch((cause: unknown) => {
          throw new Error(`cannot format ${path}: ${cause}`, { cause });
        }),
      ]),
    ),
  );
}
