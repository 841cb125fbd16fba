// Imports, destructurings, shorthand objects and arrays: names in a row, perhaps
// renamed. Prettier writes blanks inside of braces and none inside of brackets.
const NAME = String.raw`(?:type )?[\w$]+(?:(?:: | as )[\w$]+)?`;
const NAMES = String.raw`${NAME}(?:,\s+${NAME})*`;
const LISTS = [
  new RegExp(String.raw`^(.*\{)\s+(${NAMES}),?\s+(\}.*)$`, 'gm'),
  new RegExp(String.raw`^(.*[:=(] ?\[)\s*(${NAMES}),?\s*(\].*)$`, 'gm'),
];

/**
 * Writes the names of each list one a line, so that two people who add a name each
 * change lines of their own.
 *
 * @param text - TypeScript
 */
export function spreadNames(text: string): string {
  return LISTS.reduce(
    (result, list) =>
      result.replace(list, (_, open: string, names: string, close: string) =>
        [open, ...names.split(/,\s+/).map(name => `${name},`), close].join(
          '\n',
        ),
      ),
    text,
  );
}

/**
 * Puts the names back into one line, but for lists that were written one a line in
 * every given text: Prettier leaves those as they are.
 *
 * @param text - what was spread, and merged
 * @param originals - the texts before they were spread
 */
export function joinNames(text: string, originals: string[]): string {
  // One is found only when that before it in its line is joined.
  return [...LISTS, ...LISTS].reduce(
    (result, list) =>
      result.replace(
        list,
        (whole: string, open: string, names: string, close: string) => {
          const blank = close.startsWith('}') ? ' ' : '';
          const isOneLine = originals.some(original =>
            original
              .split('\n')
              .some(line => line.startsWith(open) && line.length > open.length),
          );
          return isOneLine
            ? [open, names.split(/,\s+/).join(', '), close].join(blank)
            : whole;
        },
      ),
    text,
  );
}
