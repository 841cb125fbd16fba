import { applyEdits, modify } from 'jsonc-parser';

/**
 * Sets a value in the text of a package.json, and leaves the rest of the text alone.
 * A new dependency goes where `yarn install` puts it, in alphabetical order; a new
 * key of the file itself goes to its end.
 *
 * @param text - the file
 * @param path - the keys that lead to the value
 * @param value - what to set; undefined takes the key out
 */
export function editManifest(
  text: string,
  path: string[],
  value: unknown,
): string {
  const indentation = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  const parent = path
    .slice(0, -1)
    .reduce((json, key) => json?.[key], JSON.parse(text));
  const isSorted = path.length > 1 && parent !== undefined;
  return applyEdits(
    text,
    modify(text, path, value, {
      getInsertionIndex: names => {
        const index = isSorted
          ? names.findIndex(name => name > path.at(-1)!)
          : -1;
        return index < 0 ? names.length : index;
      },
      formattingOptions: {
        insertSpaces: !indentation.includes('\t'),
        tabSize: indentation.length,
        eol: text.includes('\r\n') ? '\r\n' : '\n',
      },
    }),
  );
}
