import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { catalogFields } from '../blueprint/catalogFields.ts';
import { featureId } from '../blueprint/features.ts';
import { currentFields } from '../blueprint/history.ts';
import { camelCase } from '../blueprint/names.ts';
import { GeneratorError } from '../errors.ts';
import { catalogAnswers, parseKinds } from '../features/catalog/answers.ts';
import type { CatalogEntry } from '../features/catalog/entry.ts';
import { parseFields } from '../fields/grammar.ts';
import { planEvolution } from './evolve.ts';
import { defineGenerator } from './generator.ts';
import { findPlugin, findResource } from './plugins.ts';

/**
 * Has the entity in a field of a resource be one that the caller sees in the catalog.
 *
 * @see https://backstage.io/docs/features/software-catalog/references
 */
export const catalogGenerator = defineGenerator({
  name: 'catalog',
  description: 'Check that the entity of a field exists, and expand it',
  answers: catalogAnswers,
  choices: { plugin: ({ plugins }) => [...plugins.keys()] },
  examples: [
    'catalog --plugin incidents --resource incident --field service',
    'catalog --plugin incidents --resource incident --field service --kinds component,system --dry-run',
  ],
  suggest: (repository, { plugin, ...given }) => {
    const { checked } = findPlugin(repository, plugin);
    const [first = findResource(checked, 'release')] = checked.resources.filter(
      entry => entityFields(entry).length > 0,
    );
    const { resource = first.name } = given;
    const [field] = entityFields(findResource(checked, resource));
    return { resource, ...(field && { field }) };
  },
  async plan(repository, { plugin, resource, field, kinds }) {
    const { folder, checked } = findPlugin(repository, plugin);
    const { name: of } = findResource(checked, resource);
    const name = findField(checked, of, camelCase(field));
    const next = withField(checked, of, {
      name,
      ...(kinds && { kinds: [...new Set(parseKinds(kinds))].sort() }),
    });
    return planEvolution(repository, folder, checked, next);
  },
});

function entityFields(entry: ResourceEntry): string[] {
  return parseFields(currentFields(entry)).flatMap(({ name, type }) =>
    type === 'entityRef' ? [name] : [],
  );
}

function findField(blueprint: Blueprint, of: string, name: string): string {
  const names = entityFields(findResource(blueprint, of));
  if (names.includes(name)) {
    return name;
  }
  throw new GeneratorError(
    `"${of}" has no field "${name}" of type entityRef; ${names.length > 0 ? `it has ${names.join(', ')}` : `add one with: yarn backstage-cli stagecraft field --plugin ${blueprint.pluginId} --resource ${of} --add "service:entityRef?:index"`}`,
  );
}

/** Adds a field to the entry of its resource, unless it is there. */
function withField(
  blueprint: Blueprint,
  of: string,
  field: CatalogEntry['fields'][number],
): Blueprint {
  const { features = [], pluginId } = blueprint;
  const fields = catalogFields(blueprint, of);
  const id = featureId({ feature: 'catalog', of });
  const present = fields.find(({ name }) => name === field.name);
  if (present) {
    const list = ({ kinds = ['any kind'] }: typeof field) => kinds.join(', ');
    if (list(present) !== list(field)) {
      throw new GeneratorError(
        `${id} has "${field.name}" already, of ${list(present)}; take it back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${id}`,
      );
    }
    return blueprint;
  }
  const others = features.filter(entry => featureId(entry) !== id);
  const entry = { feature: 'catalog' as const, of, fields: [...fields, field] };
  return { ...blueprint, features: [...others, entry] };
}
