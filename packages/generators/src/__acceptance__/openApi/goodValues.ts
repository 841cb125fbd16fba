import { pascalCase } from '../../blueprint/names.ts';
import { resourceNames } from '../../blueprint/resourceName.ts';
import { filtersOf } from '../../fields/filters.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import { parseFields } from '../../fields/grammar.ts';
import { shapes, type Resource } from '../shapes.ts';

const json = (value: unknown) => JSON.stringify(value);

function goodValues(field: Field): string[] {
  const { sample, largest } = fieldType(field);
  const samples = ([1, 2] as const).map(n => json(sample(field, n)));
  return [...samples, ...(largest ? [largest(field)] : [])];
}

function resourceChecks({ name, plural, fields }: Resource): string[] {
  const Name = pascalCase(name);
  const parsed = parseFields(fields);
  const schema = (prefix: string) =>
    `components['schemas']['${prefix}${Name}']`;
  const properties = parsed.flatMap(field => {
    const good = goodValues(field);
    const [create, update, answer] = ['Create', 'Update', ''].map(
      prefix => `NonNullable<${schema(prefix)}['${field.name}']>`,
    );
    return [
      `check<${create}[]>([${good}]);`,
      `check<${update}[]>([${good}]);`,
      `check<${answer}[]>([${good}]);`,
      `// @ts-expect-error: no ${field.type}`,
      `check<${create}[]>([${fieldType(field).bad(field)}]);`,
      ...(field.optional
        ? [
            `check<Pick<${schema('Update')}, '${field.name}'>>({ ${field.name}: null });`,
          ]
        : []),
    ];
  });
  const required = parsed.filter(one => !one.optional && !one.default);
  const { plural: names } = resourceNames(name, plural);
  const query = `operations['list${pascalCase(names)}']['parameters']['query']`;
  const filters = filtersOf(parsed).map(({ name: filter, field, operator }) => {
    const [good] = goodValues(field);
    const value = operator === '=' ? `[${good}]` : good;
    return `check<${query}>({ ${filter}: ${value} });`;
  });
  return [
    ...properties,
    `check<${schema('Create')}>({ ${required.map(one => `${one.name}: ${goodValues(one)[0]}`)} });`,
    ...filters,
  ];
}

/**
 * TypeScript that compiles with a generated client exactly when its types have the good
 * values of each type of field, in each place, and not all of the bad ones.
 *
 * @param client - the module of the client
 */
export function goodValuesProgram(client: string): string {
  return [
    `import type { components, operations } from '${client}';`,
    'declare function check<T>(value: T): void;',
    ...shapes.flatMap(resourceChecks),
  ].join('\n');
}
