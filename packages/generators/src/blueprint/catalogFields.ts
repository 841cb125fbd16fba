import { asItIs } from './history.ts';
import type { ResourceEntry } from './blueprint.ts';
import { subjectFeatures, type FeatureEntry } from './features.ts';

interface Plugin {
  features?: FeatureEntry[];
}

/** The fields of a resource whose entities have to be in the catalog. */
export const catalogFields = (plugin: Plugin, resource: string) =>
  subjectFeatures(plugin).flatMap(entry =>
    entry.feature === 'catalog' && entry.of === resource ? entry.fields : [],
  );

/** A resource as it is now, with the kinds that entities of its fields have in tests. */
export function withEntityKinds(entry: ResourceEntry, plugin: Plugin) {
  const kinds = catalogFields(plugin, entry.name).flatMap(field =>
    field.kinds && !field.kinds.includes('component')
      ? [[field.name, field.kinds[0]]]
      : [],
  );
  const now = asItIs(entry);
  return kinds.length > 0
    ? { ...now, entityKinds: Object.fromEntries(kinds) }
    : now;
}
