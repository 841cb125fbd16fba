import type { Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

/**
 * Checks that every path in backticks exists, if it begins with a folder of the
 * root. What has a `<name>` or `…` in it is no path; a `*` stands for any name.
 *
 * @param folders - of the root
 * @param matches - whether a path, or pattern, has a file or folder
 */
export function checkPaths(
  { path, code }: Document,
  folders: string[],
  matches: (pattern: string) => boolean,
): Problem[] {
  return code
    .filter(
      ({ text }) =>
        !/[\s<>…]/.test(text) &&
        folders.some(folder => text.startsWith(`${folder}/`)) &&
        !matches(text),
    )
    .map(
      ({ line, text }) =>
        new Problem(
          path,
          line,
          `there is no ${text}`,
          'name a path that exists, from the root of the repository',
        ),
    );
}
