import { applyEdits, modify, type JSONPath } from 'jsonc-parser';
import { isDeepStrictEqual } from 'node:util';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Value = Json | undefined;

/**
 * Merges two changes of a package.json key by key, in the text as it is on disk.
 *
 * @param base - the text that both started from
 * @param disk - the text as its people changed it
 * @param next - the text as the kit changed it
 * @returns the text, or the keys that both changed
 */
export function mergeManifest(
  base: string,
  disk: string,
  next: string,
): { text: string } | { keys: string[] } {
  const edits: [JSONPath, Value, string[]][] = [];
  const keys: string[] = [];

  const walk = (path: string[], from: Value, here: Value, to: Value) => {
    if (isDeepStrictEqual(from, to) || isDeepStrictEqual(here, to)) {
      return;
    }
    if (isDeepStrictEqual(from, here)) {
      edits.push([path, to, []]);
    } else if (
      isObject(here) &&
      isObject(to) &&
      (isObject(from) || from === undefined)
    ) {
      for (const key of new Set([
        ...Object.keys(from ?? {}),
        ...Object.keys(to),
      ])) {
        walk([...path, key], from?.[key], here[key], to[key]);
      }
    } else if (isList(from) && isList(here) && isList(to)) {
      const kept = here.filter(
        item => to.includes(item) || !from.includes(item),
      );
      const added = to.filter(
        item => !from.includes(item) && !here.includes(item),
      );
      edits.push([path, [...kept, ...added], []]);
    } else {
      keys.push(path.join('.'));
    }
  };
  walk([], JSON.parse(base), JSON.parse(disk), JSON.parse(next));

  if (keys.length > 0) {
    return { keys };
  }
  return {
    text: edits.reduce((text, [path, value]) => edit(text, path, value), disk),
  };
}

function edit(text: string, path: JSONPath, value: Value): string {
  const indentation = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  return applyEdits(
    text,
    modify(text, path, value, {
      // Dependencies stand in alphabetical order, as `yarn install` puts them.
      getInsertionIndex: names => {
        const index = names.findIndex(name => name > String(path.at(-1)));
        return index < 0 || path.length === 1 ? names.length : index;
      },
      formattingOptions: {
        insertSpaces: !indentation.includes('\t'),
        tabSize: indentation.length,
        eol: text.includes('\r\n') ? '\r\n' : '\n',
      },
    }),
  );
}

function isObject(value: Value): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Value): value is Json[] {
  return Array.isArray(value);
}
