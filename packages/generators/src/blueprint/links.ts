import { GeneratorError } from '../errors.ts';
import { filtersOf } from '../fields/filters.ts';
import { suggestName } from '../fields/fieldName.ts';
import { parseFields } from '../fields/grammar.ts';
import { linkTable } from '../features/link/name.ts';
import type { LinkEntry } from '../features/link/entry.ts';
import { codeNames } from './codeNames.ts';
import { databaseName } from './databaseName.ts';
import { featureId, namedFeatures, type FeatureEntry } from './features.ts';
import { currentFields, type FieldHistory } from './history.ts';
import { kebabCase, label, snakeCase } from './names.ts';

interface Named {
  name: string;
  plural: string;
}

interface Linked {
  pluginId: string;
  resources: (Named & FieldHistory & { addedAt: string })[];
  features?: FeatureEntry[];
}

/** What one of two linked resources is called. */
export function linkSide({ name, plural }: Named) {
  return {
    ...codeNames({ name, plural }),
    /** Where code and paths have the id of a row of it. */
    id: `${name}Id`,
    column: databaseName(snakeCase(name), 'id'),
    table: snakeCase(plural),
    path: kebabCase(plural),
    label: label(name),
    labels: label(plural),
  };
}

/** The links of a plugin. */
export const linksOf = ({ features = [] }: Pick<Linked, 'features'>) =>
  features.filter(entry => entry.feature === 'link');

/** By which other resources the list of one can be narrowed, and by what table. */
export function linkedTo(
  { name, plural }: Named,
  { resources, features }: Pick<Linked, 'features'> & { resources: Named[] },
) {
  return linksOf({ features })
    .filter(({ between }) => between.includes(name))
    .map(link => {
      const other = link.between.find(one => one !== name);
      const side = linkSide(resources.find(one => one.name === other)!);
      return {
        link: linkTable(link),
        id: side.id,
        label: side.label,
        column: side.column,
        own: linkSide({ name, plural }).column,
      };
    });
}

/**
 * Checks what is linked, and what that needs of the names of a plugin.
 *
 * @throws GeneratorError when two resources cannot be linked so
 */
export function checkLinks(blueprint: Linked): void {
  const { pluginId, features = [] } = blueprint;
  const deliveries = namedFeatures({ features })
    .filter(({ feature }) => feature === 'webhook')
    .map(({ name }) => `${name}Deliveries`);
  const links = linksOf(blueprint);
  const pair = ({ between }: LinkEntry) => between.toSorted().join();
  links.forEach((link, index) => {
    const id = featureId(link);
    checkPair(link, blueprint);
    const same = links
      .slice(0, index)
      .find(other => pair(other) === pair(link));
    if (same) {
      const [there, other] = [same, link].sort((a, b) =>
        a.addedAt < b.addedAt ? -1 : 1,
      );
      throw new GeneratorError(
        `${featureId(other)} would link what ${featureId(there)} does already; take that back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${featureId(there)}`,
      );
    }
    if (deliveries.includes(link.name)) {
      throw new GeneratorError(
        `the table of ${id} would be called like that of a webhook; choose another name`,
      );
    }
  });
}

function checkPair(link: LinkEntry, { pluginId, resources }: Linked): void {
  const [first, second] = link.between.map(name => {
    const resource = resources.find(one => one.name === name);
    if (!resource || resource.addedAt >= link.addedAt) {
      throw new GeneratorError(
        `${featureId(link)} is about a resource "${name}" that was not there before it`,
      );
    }
    return resource;
  });
  if (first === second) {
    const { name } = first;
    throw new GeneratorError(
      `"${name}" cannot be linked to itself; add a resource of pairs with: yarn backstage-cli stagecraft resource --plugin ${pluginId} --name ${name}Pair --fields "from:ref(${name},cascade) to:ref(${name},cascade)"`,
    );
  }
  for (const [one, other] of [
    [first, second],
    [second, first],
  ]) {
    const { id } = linkSide(other);
    const filters = filtersOf(parseFields(currentFields(one)));
    const filter = filters.find(({ name }) => name === id);
    if (filter) {
      const { name } = filter.field;
      throw new GeneratorError(
        `"${id}" is a filter of the list of "${one.name}", which ${featureId(link)} narrows by a parameter of that name; rename the field first with: yarn backstage-cli stagecraft field --plugin ${pluginId} --resource ${one.name} --rename ${name}:${suggestName(`own-${name}`)}`,
      );
    }
  }
}
