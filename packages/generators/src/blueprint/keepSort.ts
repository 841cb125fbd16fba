import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { isSortable } from '../fields/sorts.ts';
import type { ResourceEntry } from './blueprint.ts';
import { currentFields } from './history.ts';

/**
 * Keeps what a list is sorted by in step with the fields, after a change of them: by
 * their new names, and without those that are gone, as with their filters.
 *
 * @param renamed - new names by old ones
 * @throws GeneratorError when a field stays that lists can then not be sorted by
 */
export function keepSort(
  entry: ResourceEntry,
  renamed: Record<string, string> = {},
): ResourceEntry {
  const { sort, ...rest } = entry;
  if (!sort) {
    return entry;
  }
  const fields = parseFields(currentFields(entry));
  const sorted = sort
    .map(name => (Object.hasOwn(renamed, name) ? renamed[name] : name))
    .flatMap(name => fields.filter(field => field.name === name));
  const lost = sorted.find(field => !isSortable(field));
  if (lost) {
    throw new GeneratorError(
      `the list is sorted by "${lost.name}", which needs its :index for that; undo sort/${entry.name} first`,
    );
  }
  const kept = sorted.map(({ name }) => name);
  return kept.length > 0 ? { ...rest, sort: kept } : rest;
}
