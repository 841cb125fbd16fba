import { codeNames } from '../../blueprint/codeNames.ts';
import type { linkedTo } from '../../blueprint/links.ts';
import {
  capitalize,
  kebabCase,
  label,
  snakeCase,
  withArticle,
} from '../../blueprint/names.ts';
import {
  fieldsOf,
  isOnlyWay,
  isReferred,
  leadsBack,
  referencesOf,
  type Reference,
  type Resource,
} from '../../blueprint/references.ts';
import { literal } from '../../blueprint/literal.ts';
import { differingField } from '../../blueprint/checkKeys.ts';
import { filtersOf, hasSharedParameters } from '../../fields/filters.ts';
import { fieldType, type Field } from '../../fields/index.ts';
import {
  fieldModel,
  filterModel,
  keyModel,
  referenceModel,
} from './fieldModel.ts';

/** Each resource that is referred to, once. */
function byTarget(references: Reference[]) {
  const targets = references.map(({ target }) => target);
  return references
    .filter(({ target }, index) => targets.indexOf(target) === index)
    .map(referenceModel);
}

/**
 * Everything that the templates of a resource say, worked out from its entry.
 *
 * @param entry - the resource as it stands in the blueprint
 * @param resources - all of the plugin, to which its fields may refer
 * @param links - by which other resources its list can be narrowed
 * @param isScoped - whether a caller has some of its rows only
 * @param expands - the fields by which something can be added to a row that is read
 * @throws GeneratorError when a field refers to what cannot be referred to
 */
export function resourceModel(
  entry: Resource,
  resources: Resource[],
  links: ReturnType<typeof linkedTo> = [],
  isScoped = false,
  expands: string[] = [],
) {
  const called = codeNames(entry);
  const parsed = fieldsOf(entry);
  const references = referencesOf(entry, resources);
  const circular = references.filter(one => leadsBack(one, entry, resources));
  const others = references.filter(one => !circular.includes(one));
  // Where a row depends on another in two ways, one may hide the other.
  const clear = references.filter(
    one =>
      (one.isSelf || others.includes(one)) &&
      isOnlyWay(one, references, resources),
  );
  const referenceOf = ({ name }: Field) =>
    references.find(({ field }) => field.name === name);
  const keys = (entry.unique ?? []).map(key =>
    key.map(one => parsed.find(field => field.name === one)!),
  );
  const differing = [
    ...parsed.filter(field => field.unique),
    ...keys.map(differingField),
  ];
  const fields = parsed.map(field =>
    fieldModel(
      field,
      called.Name,
      referenceOf(field),
      circular.some(one => one.field.name === field.name),
      differing.includes(field),
    ),
  );
  const those = (test: (field: Field) => boolean) =>
    fields.filter((_, index) => test(parsed[index]));

  const filters = filtersOf(parsed).map(filterModel);
  const { sort = [] } = entry;
  const sorts = sort.map(name => fields.find(field => field.name === name)!);
  const listParameters = hasSharedParameters(parsed)
    ? 'listParameters'
    : 'pageParameters';
  const uniques = those(field => field.unique);
  const differents = those(field => differing.includes(field));
  const optionals = those(field => field.optional);
  const plain = those(
    field => !differing.includes(field) && field.type !== 'ref',
  );
  const together = keys.map(key => keyModel(key, fields));
  const taken = [
    uniques.map(one => one.name).join(' or '),
    ...together.map(({ words }) => words),
  ].filter(Boolean);
  const changed = plain[0] ?? fields.find(one => !one.isCircular)!;
  const imports = parsed.flatMap(field => {
    const { input, parameter } = fieldType(field).imports;
    return field.index ? [input, parameter] : [input];
  });

  return {
    ...called,
    label: label(entry.name),
    Label: capitalize(label(entry.name)),
    labels: label(entry.plural),
    Labels: capitalize(label(entry.plural)),
    aLabel: withArticle(label(entry.name)),
    ALabel: capitalize(withArticle(label(entry.name))),
    path: kebabCase(entry.plural),
    allow: entry.writers ? "['user', 'service']" : "['user']",
    isWrittenByServices: Boolean(entry.writers),
    // Of any resource of the plugin: what they share is in one file.
    servicesWrite: resources.some(({ writers }) => writers),
    Writer: entry.writers ? '<WritePrincipal>' : '',
    table: snakeCase(entry.plural),
    fields,
    enums: those(field => field.type === 'enum'),
    filters,
    sorts,
    firstSort: sort[0],
    listParameters,
    // A number is nothing that a page could be asked for.
    pageQuery: filters.some(({ name }) => name === 'count')
      ? '{ ...query, count: undefined }'
      : 'query',
    rowFilters: listParameters === 'listParameters',
    indexed: those(field => field.index),
    // No row of its own table is there to narrow a list by.
    narrowed: fields.filter((one, n) => parsed[n].index && !one.isCircular),
    references: those(field => field.type === 'ref'),
    tables: byTarget(others),
    needed: byTarget(others.filter(({ field }) => !field.optional)),
    tested: those(field => clear.includes(referenceOf(field)!)),
    testedStores: byTarget(clear.filter(({ isSelf }) => !isSelf)),
    parents: others.map(one => ({
      field: one.field.name,
      isNeeded: !one.field.optional,
      ...referenceModel(one),
    })),
    links,
    expands: expands.length > 0 && {
      names: expands,
      literals: expands.map(literal),
    },
    isScoped,
    inserted: isScoped ? `all${called.Names}` : called.names,
    isReferred: links.length > 0 || isReferred(entry, resources),
    missing: `Invalid body: ${references.map(({ field }) => field.name).join(' or ')}: There is no such ${[...new Set(references.map(({ target }) => label(target.name)))].join(' or ')}`,
    ordered: those(field => field.index && Boolean(fieldType(field).ordered)),
    defaulted: those(field => field.default !== undefined),
    largest: fields.filter(field => field.largest),
    required: those(field => !field.optional),
    optionals,
    uniques,
    folds: parsed.some(field => field.ignoresCase),
    foldsRequired: parsed.some(field => field.ignoresCase && !field.optional),
    keys: together,
    testedKeys: together.filter(key => !key.isCircular),
    differents,
    // Another row to refer to is made first.
    insertsParents: differents.some(
      field => !field.optional && field.reference,
    ),
    counted: differents.some(field => !field.optional),
    taken: `Another ${label(entry.name)} has ${taken.length > 0 ? `${taken.map(words => `this ${words}`).join(' or ')}, or another value` : 'a value'} that must be unique`,
    changed,
    cleared: optionals.find(field => field !== changed)?.name,
    readers: [
      ...new Set(
        parsed.flatMap(field => fieldType(field).imports.fromRow ?? []),
      ),
    ]
      // Each store has it, for its own times.
      .filter(name => name !== 'toIsoString')
      .sort(),
    schemaImports: [
      ...new Set([
        listParameters,
        ...(sort.length > 0 ? ['checkCursor', 'sortParameters'] : []),
        ...(filters.some(({ isEqual }) => isEqual) || expands.length > 0
          ? ['oneOrMore']
          : []),
        ...imports.filter(name => name !== undefined),
      ]),
    ].sort(),
  };
}

export type ResourceModel = ReturnType<typeof resourceModel>;
