import type { Blueprint } from '../../blueprint/blueprint.ts';
import { asItIs } from '../../blueprint/history.ts';
import { linkSide } from '../../blueprint/links.ts';
import {
  capitalize,
  label,
  pascalCase,
  withArticle,
} from '../../blueprint/names.ts';
import { ancestorsOf } from '../../blueprint/references.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import {
  guardedWebhooks,
  isAudited,
  permissionOf,
  permissionsPackage,
} from '../../blueprint/subjects.ts';
import { mutationEvent } from '../audit/mutationEvent.ts';
import type { LinkEntry } from './entry.ts';
import { linkTable } from './name.ts';

/**
 * Everything that the templates say.
 *
 * @param siblings - what the packages are called that the plugin has beside its own
 */
export function linkModel(
  entry: LinkEntry,
  blueprint: Blueprint,
  siblings: Partial<SiblingNames>,
) {
  const { name, between, writers } = entry;
  const resources = blueprint.resources.map(asItIs);
  const linked = between.map(one =>
    resources.find(other => other.name === one)!,
  );
  const sides = linked.map((resource, index) => {
    const permission = permissionOf(blueprint, resource.name);
    const side = linkSide(resource);
    // Of the first one has to be allowed to change it, too.
    const actions = index === 0 ? ['Read', 'Update'] : ['Read'];
    return {
      ...side,
      aLabel: withArticle(label(resource.name)),
      isFirst: index === 0,
      isScoped: permission !== undefined,
      permissions: actions.map(action => `${side.name}${action}Permission`),
      isOwned: permission?.ownedBy !== undefined,
      common: permissionsPackage(blueprint, resource.name, siblings),
      otherId: `${between[1 - index]}Id`,
    };
  });
  const [first, second] = sides;
  // A row that the other one needs could not be deleted by itself.
  const isNeeded = ancestorsOf(linked[0], resources).includes(linked[1]);
  const [freed, other] = isNeeded ? [first, second] : [second, first];
  const scoped = sides.filter(({ isScoped }) => isScoped);
  const audited = between.some(one => isAudited(blueprint, one));
  return {
    name,
    Name: pascalCase(name),
    label: label(name),
    Label: capitalize(label(name)),
    table: linkTable(entry),
    allow: writers ? "['user', 'service']" : "['user']",
    writers,
    ...{ sides, first, second, freed, other },
    // What is listed, and of what.
    lists: [
      { ...second, of: first },
      { ...first, of: second },
    ],
    /** Those of which a permission policy decides who may do what. */
    scoped,
    isOwned: scoped.some(({ isOwned }) => isOwned),
    isScoped: scoped.length > 0,
    isAllScoped: scoped.length === sides.length,
    isAudited: audited,
    knowsOwners:
      resources.some(one => permissionOf(blueprint, one.name)) ||
      guardedWebhooks(blueprint).length > 0,
    event: mutationEvent(name),
    /** Whether something asks what became of a link that is taken away. */
    tells: audited || scoped.length > 0,
  };
}

export type LinkModel = ReturnType<typeof linkModel>;
