import { format as prettierFormat, type Options } from 'prettier';
import type { Tree } from './facts.ts';

const formatted = new Map<string, Promise<string>>();

/**
 * Formats a tree as its repository does. Text that was formatted before is taken
 * from memory, since two renders of one plugin are mostly alike.
 *
 * @throws Error when a text does not parse, which is a mistake in a template
 */
export async function formatTree(tree: Tree, options: Options): Promise<Tree> {
  return Object.fromEntries(
    await Promise.all(
      Object.entries(tree).map(async ([path, text]) => [
        path,
        await formatFile(path, text, options),
      ]),
    ),
  );
}

/** Formats one text by the name of its file. */
export function formatFile(
  path: string,
  text: string,
  options: Options,
): Promise<string> {
  const key = JSON.stringify([path, text, options]);
  let result = formatted.get(key);
  if (!result) {
    result = prettierFormat(text, { ...options, filepath: path }).catch(
      (cause: unknown) => {
        throw new Error(`cannot format ${path}: ${cause}`, { cause });
      },
    );
    formatted.set(key, result);
  }
  return result;
}
