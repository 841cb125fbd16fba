import { GeneratorError } from '../errors.ts';
import type { FieldChange, FieldHistory } from './history.ts';

/** `component,year team,slug` → `[['component', 'year'], ['team', 'slug']]` */
export const parseKeys = (text: string): string[][] =>
  text
    .replaceAll(/\s*,\s*/g, ',')
    .split(/\s+/)
    .filter(Boolean)
    .map(key => key.split(','));

/** Writes a key as the text that parses to it. */
export const formatKey = (key: string[]): string => key.join(',');

/** Says what is wrong with a text of keys, whatever the fields are. */
export function keysProblem(text: string): string | undefined {
  const keys = parseKeys(text);
  const wrong = keys.find(key => key.length < 2 || key.includes(''));
  return wrong || keys.length === 0
    ? `"${wrong ? formatKey(wrong) : text}" is no key over several fields; say their names with commas, as in component,year, and separate several keys by blanks`
    : undefined;
}

const isSame = (one: string[], other: string[]) =>
  formatKey(one.toSorted()) === formatKey(other.toSorted());

/** Finds a key by its fields, in whichever order they are. */
export const findKey = (keys: string[][], wanted: string[]) =>
  keys.find(key => isSame(key, wanted));

/** Gives the keys over several fields that a resource has now. */
export function currentKeys({
  unique = [],
  changes = [],
}: Pick<FieldHistory, 'unique' | 'changes'>): string[][] {
  return changes.reduce(applyToKeys, unique);
}

/** A key after its fields were renamed. */
export const renameInKey = (
  key: string[],
  rename: Record<string, string> = {},
): string[] =>
  key.map(name => (Object.hasOwn(rename, name) ? rename[name] : name));

/**
 * Applies one change to the keys of a resource: a field in them may be renamed.
 *
 * @throws GeneratorError when a key is not there, or is there already, or when a field
 *   goes that one has
 */
export function applyToKeys(keys: string[][], change: FieldChange): string[][] {
  const {
    rename = {},
    remove = [],
    addUnique = [],
    removeUnique = [],
  } = change;
  const missing = removeUnique.find(key => !findKey(keys, key));
  if (missing) {
    const there = keys.map(key => `"${formatKey(key)}"`).join(', ');
    throw new GeneratorError(
      `there is no key "${formatKey(missing)}"; there ${keys.length > 0 ? `is ${there}` : 'is none'}`,
    );
  }
  const left = keys.filter(key => !findKey(removeUnique, key));
  const torn = left.find(key => key.some(name => remove.includes(name)));
  if (torn) {
    throw new GeneratorError(
      `field "${torn.find(name => remove.includes(name))}" is in the key "${formatKey(torn)}"; say --remove-unique "${formatKey(torn)}" first`,
    );
  }
  const twice = addUnique.find((key, index) =>
    findKey([...left, ...addUnique.slice(0, index)], key),
  );
  if (twice) {
    throw new GeneratorError(`there is a key "${formatKey(twice)}" already`);
  }
  return [...left.map(key => renameInKey(key, rename)), ...addUnique];
}
