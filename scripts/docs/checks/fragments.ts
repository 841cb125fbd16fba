import { isMadeByCommands } from '../documents.ts';
import type { Block, Document } from '../markdown.ts';
import { Problem } from '../Problem.ts';

/**
 * Checks that a block is a piece of the file which its marker names.
 *
 * @param path - of the document
 * @param text - of that file, or undefined when there is none
 */
export function checkFragment(
  path: string,
  { line, marker, text: fragment }: Block,
  text: string | undefined,
): Problem[] {
  const file = marker!.value;
  if (text === undefined) {
    return [new Problem(path, line, `there is no ${file}`, 'name another')];
  }
  return essence(text).includes(essence(fragment))
    ? []
    : [
        new Problem(
          path,
          line,
          `this is no piece of ${file}`,
          'copy it from there, whole lines without a gap',
        ),
      ];
}

/**
 * Checks the blocks that are pieces of files, but for files which only commands make.
 *
 * @param read - the text of a file, or undefined when there is none
 */
export const checkFragments = (
  { path, blocks }: Document,
  read: (path: string) => string | undefined,
): Problem[] =>
  blocks
    .filter(
      ({ marker }) =>
        marker?.name === 'from' && !isMadeByCommands(marker.value),
    )
    .flatMap(block => checkFragment(path, block, read(block.marker!.value)));

// Formatted by itself, a piece has other indentation, and breaks at other places.
const essence = (text: string) =>
  text.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');
