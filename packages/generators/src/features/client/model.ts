import type { Blueprint } from '../../blueprint/blueprint.ts';
import { codeNames } from '../../blueprint/codeNames.ts';
import { asItIs } from '../../blueprint/history.ts';
import {
  capitalize,
  kebabCase,
  label,
  withArticle,
} from '../../blueprint/names.ts';
import type { SiblingNames } from '../../blueprint/siblings.ts';
import { filtersOf, hasSharedParameters } from '../../fields/filters.ts';
import { parseFields } from '../../fields/grammar.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import type { ClientEntry } from './entry.ts';

/** Everything that the templates of a client say. */
export function clientModel(
  entry: ClientEntry,
  { pluginId, resources }: Blueprint,
  siblings: Partial<SiblingNames>,
) {
  const resource = asItIs(resources.find(({ name }) => name === entry.of)!);
  const fields = parseFields(resource.fields);
  const { sort = [] } = resource;
  return {
    ...codeNames(resource),
    pluginId,
    ...siblings,
    label: label(resource.name),
    labels: label(resource.plural),
    aLabel: withArticle(label(resource.name)),
    ALabel: capitalize(withArticle(label(resource.name))),
    path: kebabCase(resource.plural),
    fields: fields.map(field => ({
      name: field.name,
      type: typeOf(field),
      mayBeLeftOut: field.optional || field.default !== undefined,
    })),
    rowFilters: hasSharedParameters(fields),
    sort: sort.map(name => `'${name}'`).join(' | '),
    filters: filtersOf(fields).map(({ name, field, operator }) => ({
      name,
      type:
        operator === '='
          ? oneOrMore(fieldType(field).value(field))
          : fieldType(field).value(field),
    })),
    changed: fields[0].name,
  };
}

function typeOf(field: Field): string {
  const type = fieldType(field).value(field);
  return field.optional ? `${type} | null` : type;
}

function oneOrMore(type: string): string {
  return `${type} | ${type.includes('|') ? `(${type})` : type}[]`;
}
