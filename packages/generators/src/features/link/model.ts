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
import type { LinkEntry } from './entry.ts';
import { linkTable } from './name.ts';

/** Everything that the templates say. */
export function linkModel(entry: LinkEntry, blueprint: Blueprint) {
  const { name, between, writers } = entry;
  const resources = blueprint.resources.map(asItIs);
  const linked = between.map(one =>
    resources.find(other => other.name === one)!,
  );
  const sides = linked.map(resource => ({
    ...linkSide(resource),
    aLabel: withArticle(label(resource.name)),
  }));
  const [first, second] = sides;
  // A row that the other one needs could not be deleted by itself.
  const isNeeded = ancestorsOf(linked[0], resources).includes(linked[1]);
  const [freed, other] = isNeeded ? [first, second] : [second, first];
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
  };
}
