import { isDeepStrictEqual } from 'node:util';
import { editManifest } from '../workspace/editManifest.ts';

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
  const edits: [string[], Value][] = [];
  const keys: string[] = [];

  const walk = (path: string[], from: Value, here: Value, to: Value) => {
    if (isDeepStrictEqual(from, to) || isDeepStrictEqual(here, to)) {
      return;
    }
    // The text as a whole is never replaced: only its form may be people's.
    if (path.length > 0 && isDeepStrictEqual(from, here)) {
      edits.push([path, to]);
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
      edits.push([path, [...kept, ...added]]);
    } else {
      keys.push(path.join('.'));
    }
  };
  walk([], JSON.parse(base), JSON.parse(disk), JSON.parse(next));

  if (keys.length > 0) {
    return { keys };
  }
  return {
    text: edits.reduce(
      (text, [path, value]) => editManifest(text, path, value),
      disk,
    ),
  };
}

function isObject(value: Value): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Value): value is Json[] {
  return Array.isArray(value);
}
