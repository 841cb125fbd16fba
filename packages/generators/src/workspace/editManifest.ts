import type * as JsoncParser from 'jsonc-parser';
import { loadLate } from '../loadLate.ts';

/**
 * Sets a value in the text of a package.json, and leaves the rest of the text alone.
 * A new dependency goes where `yarn install` puts it, in alphabetical order; any other
 * key goes to the end of what is not in that order.
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
  const { applyEdits, modify } = loadLate<typeof JsoncParser>('jsonc-parser');
  const indentation = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  const parent = path
    .slice(0, -1)
    .reduce((json, key) => json?.[key], JSON.parse(text));
  const names = Object.keys(path.length > 1 ? (parent ?? {}) : {});
  const isOrdered =
    path[0].endsWith('ependencies') ||
    names.every((name, index) => index === 0 || names[index - 1] < name);
  return applyEdits(
    text,
    modify(text, path, value, {
      getInsertionIndex: present => {
        const index = isOrdered
          ? names.findIndex(name => name > path.at(-1)!)
          : -1;
        return index < 0 ? present.length : index;
      },
      formattingOptions: {
        insertSpaces: !indentation.includes('\t'),
        tabSize: indentation.length,
        eol: text.includes('\r\n') ? '\r\n' : '\n',
      },
    }),
  );
}

/**
 * Takes a key out of the text of a package.json, and with it what would be empty.
 *
 * @param text - the file
 * @param path - the keys that lead to it
 */
export function removeKey(text: string, path: string[]): string {
  const parent = path.slice(0, -1);
  const value = parent.reduce((json, key) => json?.[key], JSON.parse(text));
  if (value?.[path.at(-1)!] === undefined) {
    return text;
  }
  return parent.length > 0 && Object.keys(value).length === 1
    ? removeKey(text, parent)
    : editManifest(text, path, undefined);
}
