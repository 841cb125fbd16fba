import type { Blueprint, RemovedEntry, ResourceEntry } from './blueprint.ts';

/**
 * The resource that had a name at some time. It may be gone by now, but not when a
 * migration of that time runs.
 *
 * @param more - one that the blueprint need not have
 */
export function resourceAt(
  { resources, removed = [] }: Blueprint,
  name: string,
  time: string,
  ...more: (ResourceEntry | RemovedEntry)[]
): ResourceEntry | RemovedEntry {
  return [...resources, ...removed, ...more]
    .filter(one => one.name === name && one.addedAt <= time)
    .sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1))
    .at(-1)!;
}
