import { parseFields } from '../fields/grammar.ts';
import { isSortable } from '../fields/sorts.ts';
import type { ResourceEntry } from './blueprint.ts';
import { currentFields } from './history.ts';

/**
 * Keeps what a list is sorted by in step with the fields, after a change of them: by
 * their new names, and without those that are gone, as with their filters.
 *
 * @param renamed - new names by old ones
 */
export function keepSort(
  entry: ResourceEntry,
  renamed: Record<string, string> = {},
): ResourceEntry {
  const { sort, ...rest } = entry;
  const sortable = parseFields(currentFields(entry))
    .filter(isSortable)
    .map(({ name }) => name);
  const kept = (sort ?? [])
    .map(name => (Object.hasOwn(renamed, name) ? renamed[name] : name))
    .filter(name => sortable.includes(name));
  return kept.length > 0 ? { ...rest, sort: kept } : rest;
}
