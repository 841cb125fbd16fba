import type { ResourceEntry } from '../../blueprint/blueprint.ts';
import { literal } from '../../blueprint/literal.ts';
import {
  capitalize,
  kebabCase,
  label,
  pascalCase,
  snakeCase,
  withArticle,
} from '../../blueprint/names.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import { parseFields } from '../../fields/grammar.ts';
import { columnDefinition } from './column.ts';

function fieldModel(field: Field, resourceType: string) {
  const type = fieldType(field);
  const column = snakeCase(field.name);
  return {
    name: field.name,
    pascalName: pascalCase(field.name),
    column,
    optional: field.optional,
    definition: columnDefinition(field),
    values: field.values.map(literal),
    isEnum: field.values.length > 0,
    input: type.input(field),
    parameter: type.parameter(field),
    output: type.output(field),
    row: type.row(field, resourceType),
    fromRow: type.fromRow(`row.${column}`, field),
    sample: literal(type.sample(field, 1)),
    other: literal(type.sample(field, 2)),
    largest: type.largest,
    distinct: field.optional ? 'null' : type.distinct?.(field, '++count'),
    badValues: [...type.bad(field), ...(field.optional ? [] : ['null'])],
    badParameter: type.badParameter(field),
  };
}

/**
 * Everything that the templates of a resource say, worked out from its entry.
 *
 * @param entry - the resource as it stands in the blueprint
 */
export function resourceModel(
  entry: Pick<ResourceEntry, 'name' | 'plural' | 'fields'>,
) {
  const Name = pascalCase(entry.name);
  const parsed = parseFields(entry.fields);
  const fields = parsed.map(field => fieldModel(field, Name));
  const those = (test: (field: Field) => boolean) =>
    fields.filter((_, index) => test(parsed[index]));

  const uniques = those(field => field.unique);
  const optionals = those(field => field.optional);
  const changed = those(field => !field.unique)[0] ?? fields[0];
  const imports = parsed.flatMap(field => {
    const { input, parameter } = fieldType(field).imports;
    return field.index ? [input, parameter] : [input];
  });

  return {
    name: entry.name,
    Name,
    names: entry.plural,
    Names: pascalCase(entry.plural),
    label: label(entry.name),
    Label: capitalize(label(entry.name)),
    labels: label(entry.plural),
    Labels: capitalize(label(entry.plural)),
    aLabel: withArticle(label(entry.name)),
    ALabel: capitalize(withArticle(label(entry.name))),
    path: kebabCase(entry.plural),
    table: snakeCase(entry.plural),
    fields,
    enums: those(field => field.values.length > 0),
    filters: those(field => field.index),
    largest: fields.filter(field => field.largest),
    required: those(field => !field.optional),
    optionals,
    uniques,
    counted: uniques.some(field => !field.optional),
    taken: `Another ${label(entry.name)} has this ${uniques.map(({ name }) => name).join(' or ')}`,
    changed,
    cleared: optionals.find(field => field !== changed)?.name,
    schemaImports: [
      ...new Set([
        'pageParameters',
        ...imports.filter(name => name !== undefined),
      ]),
    ].sort(),
    body: JSON.stringify(
      Object.fromEntries(
        parsed
          .filter(field => !field.optional)
          .map(field => [field.name, fieldType(field).sample(field, 1)]),
      ),
    ),
  };
}

export type ResourceModel = ReturnType<typeof resourceModel>;
