import {
  blueprintTimes,
  type Blueprint,
  type ResourceEntry,
} from '../blueprint/blueprint.ts';
import { nextAddedAt } from '../blueprint/clock.ts';
import { waitingFields } from '../blueprint/expansions.ts';
import { currentFields, fieldName } from '../blueprint/history.ts';
import { featureId } from '../blueprint/features.ts';
import { refuseSubject } from '../blueprint/subjects.ts';
import { linksOf } from '../blueprint/links.ts';
import { GeneratorError } from '../errors.ts';
import { resourceMigrations } from '../features/resource/migrations.ts';
import { findResource, replaceResource } from './plugins.ts';

const refersTo = (line: string, name: string) =>
  /^\w+:ref\(([^),]*)/.exec(line)?.[1].trim() === name;

/**
 * Takes a resource out of a blueprint. One with a migration that is kept leaves its
 * history there, and a migration that drops its table.
 *
 * @param isKept - whether a migration, by its path in the package, has to stay
 * @throws GeneratorError when there is no such resource, or something refers to it
 */
export function withoutResource(
  blueprint: Blueprint,
  name: string,
  isKept: (path: string) => boolean,
): Blueprint {
  const entry = findResource(blueprint, name);
  refuseSubject(blueprint, `resource/${entry.name}`);
  const resources = blueprint.resources.filter(other => other !== entry);
  const references = resources.flatMap(other =>
    currentFields(other)
      .filter(line => refersTo(line, entry.name))
      .map(line => `field/${other.name}/${fieldName(line)}`),
  );
  if (references.length > 0) {
    throw new GeneratorError(
      `resource/${entry.name} is what ${references.join(' and ')} ${references.length > 1 ? 'refer' : 'refers'} to; undo that first`,
    );
  }
  const link = linksOf(blueprint).find(({ between }) =>
    between.includes(entry.name),
  );
  if (link) {
    throw new GeneratorError(
      `resource/${entry.name} is what ${featureId(link)} links; take that back first with: yarn backstage-cli stagecraft undo --plugin ${blueprint.pluginId} --entry ${featureId(link)}`,
    );
  }
  if (!Object.keys(resourceMigrations(entry, blueprint)).some(isKept)) {
    return { ...blueprint, resources };
  }
  const last = contractAll(blueprint, entry);
  const times = blueprintTimes(replaceResource(blueprint, last));
  const removedAt = nextAddedAt(times);
  return {
    ...blueprint,
    resources,
    removed: [...(blueprint.removed ?? []), { ...last, removedAt }],
  };
}

// What keeps columns in step is no part of the table, and goes before it.
function contractAll(blueprint: Blueprint, entry: ResourceEntry) {
  const contract = waitingFields(entry).map(({ name }) => name);
  const addedAt = nextAddedAt(blueprintTimes(blueprint));
  return contract.length > 0
    ? { ...entry, changes: [...(entry.changes ?? []), { addedAt, contract }] }
    : entry;
}
