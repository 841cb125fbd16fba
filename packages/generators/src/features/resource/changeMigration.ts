import { fieldName, type FieldChange } from '../../blueprint/history.ts';
import { columnLiteral, defaultLiteral } from '../../blueprint/literal.ts';
import { freeName, snakeCase } from '../../blueprint/names.ts';
import { formatKey, renameInKey } from '../../blueprint/uniqueKeys.ts';
import { fieldType } from '../../fields/index.ts';
import { addReference } from './addReference.ts';
import { columnDefinition, type TableField } from './column.ts';
import { checkCondition, checkName, valueList } from './enumChecks.ts';
import {
  fieldIndex,
  foreignKeyName,
  indexCall,
  keyIndex,
  type TableIndex,
} from './indexes.ts';

/** One change of a table, with its fields parsed. */
export interface TableChange {
  table: string;
  renamed: FieldPair[];
  /** The names that fields have before or after it. */
  names: string[];
  /** Keys with a field that gets another name, by their fields before and after. */
  renamedKeys: { from: string[]; to: string[] }[];
  removed: TableField[];
  added: TableField[];
  changed: (FieldPair & {
    /** New values by old ones, which an enum loses. */
    map: Record<string, string>;
  })[];
}

/** A field before a change and after it. */
export interface FieldPair {
  from: TableField;
  to: TableField;
}

/**
 * Looks up what a change is about.
 *
 * @param table - the name of the table
 * @param before - the fields before the change
 * @param after - the fields after it
 * @param keys - the keys over several fields before it
 */
export function tableChange(
  table: string,
  before: TableField[],
  change: FieldChange,
  after: TableField[],
  keys: string[][],
): TableChange {
  const { rename = {}, remove = [], add = [], change: changed = [] } = change;
  const find = (fields: TableField[], name: string) =>
    fields.find(field => field.name === name)!;
  return {
    table,
    names: [...before, ...after].map(({ name }) => name),
    renamed: Object.entries(rename).map(([from, to]) => ({
      from: find(before, from),
      to: find(after, to),
    })),
    renamedKeys: keys
      .map(from => ({ from, to: renameInKey(from, rename) }))
      .filter(({ from, to }) => formatKey(from) !== formatKey(to)),
    removed: remove.map(name => find(before, name)),
    added: after.slice(after.length - add.length),
    changed: changed.map(fieldName).map(name => ({
      from: find(before, name),
      to: find(after, name),
      map: change.map?.[name] ?? {},
    })),
  };
}

const indexesOf = (table: string, fields: TableField[]): TableIndex[] =>
  fields.flatMap(field => fieldIndex(table, field) ?? []);

/**
 * What the template of a change's migration says: statements of JavaScript for both
 * directions, and the indexes that PostgreSQL builds outside of a transaction.
 */
export function changeMigration({
  table,
  renamed,
  renamedKeys,
  names,
  removed,
  added,
}: TableChange) {
  const renames = inOrder(renamed, names);
  const renamesBack = inOrder(
    renamed.map(({ from, to }) => ({ from: to, to: from })),
    names,
  );
  const builds = indexesOf(table, added);
  const checks = added.filter(({ isChecked }) => isChecked);
  return {
    table,
    builds,
    checks: checks.map(field => checkName(table, field)),
    isAlone: builds.length > 0 || checks.length > 0,
    first: added.length > 0 ? snakeCase(added[0].name) : undefined,
    usesClient:
      builds.length > 0 ||
      checks.length > 0 ||
      renamedKeys.length > 0 ||
      renamed.some(({ from }) => fieldIndex(table, from) || from.isChecked) ||
      removed.some(field => fieldIndex(table, field)),
    up: [
      ...renames.map(({ from, to }) => renameColumn(table, from, to)),
      ...renamedKeys.map(({ from, to }) => renameKey(table, from, to)),
      ...removed.map(field => dropColumn(table, field)),
      ...alterTable(
        table,
        added
          .filter(({ reference }) => !reference)
          .map(field => addedColumn(table, field)),
      ),
      ...addChecks(table, checks),
      ...addReferences(table, added),
    ].join('\n'),
    down: [
      ...added.toReversed().map(field => dropColumn(table, field)),
      ...alterTable(
        table,
        removed
          .flatMap(field => restoredColumn(table, field))
          .map(call => `table.${call}`),
      ),
      ...renamesBack.map(({ from, to }) => renameColumn(table, from, to)),
      ...renamedKeys.map(({ from, to }) => renameKey(table, to, from)),
    ].join('\n'),
  };
}

/** Renames in an order in which no name is taken; in a swap one of them steps aside. */
function inOrder(renamed: FieldPair[], names: string[]): FieldPair[] {
  const waiting = [...renamed];
  const ordered: FieldPair[] = [];
  while (waiting.length > 0) {
    const free = waiting.findIndex(
      ({ to }) => !waiting.some(({ from }) => from.name === to.name),
    );
    if (free >= 0) {
      ordered.push(...waiting.splice(free, 1));
    } else {
      const [{ from, to }] = waiting;
      const aside = { ...from, name: freeName(`${from.name}Aside`, names) };
      ordered.push({ from, to: aside });
      waiting[0] = { from: aside, to };
    }
  }
  return ordered;
}

const sql = (text: string) => `await knex.raw('${text}');`;

function addedColumn(table: string, field: TableField): string {
  const column = `table.${columnDefinition(table, { ...field, isChecked: false })}`;
  return field.isChecked
    ? `checkColumn(knex, ${column}, [${valueList(field)}])`
    : column;
}

function addChecks(table: string, checks: TableField[]): string[] {
  const statements = checks.map(
    field =>
      `await knex.raw(\`alter table "${table}" add constraint "${checkName(table, field)}" check (${checkCondition(field)}) not valid\`);`,
  );
  return checks.length > 0
    ? [`if (isPostgres(knex)) {\n${statements.join('\n')}\n}`]
    : [];
}

/** Writes statements about a table; each begins with `table`. */
function alterTable(table: string, calls: string[]): string[] {
  const statements = calls.map(call => `${call};`).join('\n');
  return calls.length > 0
    ? [
        `await knex.schema.alterTable('${table}', table => {\n${statements}\n});`,
      ]
    : [];
}

function addReferences(table: string, added: TableField[]): string[] {
  const references = added.filter(({ reference }) => reference);
  return references.length > 0
    ? [
        '// A foreign key that comes with its column holds in every row without a look.',
        "const uuid = isPostgres(knex) ? 'uuid' : 'char(36)';",
        ...references.map(field => addReference(table, field)),
      ]
    : [];
}

function renameColumn(table: string, from: TableField, to: TableField): string {
  const [old, next] = [from, to].map(({ name }) => snakeCase(name));
  const statement = sql(
    `alter table "${table}" rename column "${old}" to "${next}"`,
  );
  const [earlier, later] = indexesOf(table, [from, to]);
  const constraint = renameConstraint(table, from, to);
  if (later) {
    return `${statement}\n${renameIndex(table, earlier, later, constraint)}`;
  }
  return constraint
    ? `${statement}\nif (isPostgres(knex)) {\n${constraint}\n}`
    : statement;
}

function renameKey(table: string, from: string[], to: string[]): string {
  return renameIndex(table, keyIndex(table, from), keyIndex(table, to));
}

// SQLite can only make another one.
function renameIndex(
  table: string,
  from: TableIndex,
  to: TableIndex,
  onPostgres = '',
): string {
  return `if (isPostgres(knex)) {
  ${sql(`alter index "${from.name}" rename to "${to.name}"`)}
  ${onPostgres}
} else {
  ${sql(`drop index "${from.name}"`)}
  ${sql(`create ${to.unique ? 'unique ' : ''}index "${to.name}" on "${table}" (${to.columns})`)}
}`;
}

// On PostgreSQL: SQLite knows neither a foreign key nor a check by its name.
function renameConstraint(
  table: string,
  from: TableField,
  to: TableField,
): string {
  if (!to.reference && !to.isChecked) {
    return '';
  }
  const nameOf = to.reference ? foreignKeyName : checkName;
  const [old, next] = [from, to].map(field => nameOf(table, field));
  return sql(`alter table "${table}" rename constraint "${old}" to "${next}"`);
}

function dropColumn(table: string, field: TableField): string {
  const statement = sql(
    `alter table "${table}" drop column "${snakeCase(field.name)}"`,
  );
  const index = fieldIndex(table, field);
  // PostgreSQL drops it together with the column, SQLite refuses.
  return index
    ? `if (!isPostgres(knex)) {
  ${sql(`drop index if exists "${index.name}"`)}
}
${statement}`
    : statement;
}

// The values are gone: what was required gets a value that is valid. Different ones,
// which a unique column needs, cannot be made up, so that one becomes optional.
export function restoredColumn(table: string, field: TableField): string[] {
  const column = snakeCase(field.name);
  if (field.unique) {
    return [
      columnDefinition(table, { ...field, optional: true }),
      indexCall(table, 'unique', [column]),
    ];
  }
  const value =
    defaultLiteral(field) ?? columnLiteral(fieldType(field).sample(field, 1));
  return [
    columnDefinition(table, field, field.optional ? undefined : value),
    ...(field.index ? [indexCall(table, 'index', [column, 'id'])] : []),
  ];
}
