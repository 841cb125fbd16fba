import { databaseName } from '../../blueprint/databaseName.ts';
import { isFreed } from '../../blueprint/expansions.ts';
import { sqlLiteral } from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { defaultValue } from '../../fields/defaults.ts';
import { fieldType } from '../../fields/index.ts';
import { addReference } from './addReference.ts';
import {
  restoredColumn,
  type FieldPair,
  type TableChange,
} from './changeMigration.ts';
import { columnDefinition, type TableField } from './column.ts';
import { checkCondition, checkName } from './enumChecks.ts';
import { fieldIndex, keyIndex } from './indexes.ts';
import { keepInStep, type ColumnPair } from './keepInStep.ts';

/**
 * What the templates say of migrations that expand fields, take that back, or make the
 * contract. On PostgreSQL the column of before stays until then: in step with the new
 * one, or taking rows that know nothing of it. One process has a SQLite database to
 * itself, so there the expand does all, and the contract nothing.
 *
 * @param step - the change that expands the fields
 * @param options - whether the migration takes it back
 */
export function expandMigration(
  { table, renamed, renamedKeys, removed }: TableChange,
  { isReverted = false } = {},
) {
  const pairs = renamed.map(pair => columnPair(table, pair));
  const indexed = renamed.map(({ from, to }) => ({
    old: fieldIndex(table, from),
    next: fieldIndex(table, to),
  }));
  const keys = renamedKeys.map(({ from, to }) => ({
    old: keyIndex(table, from),
    next: keyIndex(table, to),
  }));
  const gone = removed.map(field => removedColumn(table, field));
  return {
    table,
    isReverted,
    pairs,
    required: pairs.filter(({ isRequired }) => isRequired),
    defaults: pairs.filter(({ value }) => value !== undefined),
    indexes: [...indexed, ...keys].filter(({ next }) => next),
    next: bareColumns(
      table,
      renamed.map(({ to }) => to),
    ),
    old: bareColumns(
      table,
      renamed.map(({ from }) => from),
    ),
    removed: gone,
    restored: removed
      .filter(({ reference }) => !reference)
      .flatMap(field => restoredColumn(table, field)),
    frees: gone.flatMap(({ free }) => free),
    binds: gone.flatMap(({ bind }) => bind),
    isAlone: removed.some(({ reference }) => reference),
  };
}

function columnPair(table: string, { from, to }: FieldPair) {
  const [old, next] = [from, to].map(({ name }) => snakeCase(name));
  const value = defaultValue(to);
  const pair: ColumnPair = {
    old,
    next,
    trigger: databaseName(table, next, 'in_step'),
    value: value === undefined ? undefined : sqlLiteral(value),
  };
  return {
    ...pair,
    isRequired: !to.optional,
    constraint: databaseName(table, next, 'filled'),
    keepInStep: keepInStep(table, pair),
  };
}

// Rows have no value in a new column yet.
function bareColumns(table: string, fields: TableField[]) {
  return {
    columns: fields
      .filter(({ reference }) => !reference)
      .map(field => ({
        ...field,
        optional: true,
        default: undefined,
        isChecked: false,
      }))
      .map(field => columnDefinition(table, field)),
    references: fields
      .filter(({ reference }) => reference)
      .map(field => addReference(table, field, 'uuid')),
    checks: fields
      .filter(({ isChecked }) => isChecked)
      .map(field => ({
        name: checkName(table, field),
        condition: checkCondition(field),
      })),
  };
}

function removedColumn(table: string, field: TableField) {
  const column = snakeCase(field.name);
  const alter = (step: string) =>
    `await knex.raw(\`alter table "${table}" alter column "${column}" ${step}\`);`;
  const takesNull = isFreed(field);
  const isGiven =
    !field.optional && !takesNull && defaultValue(field) === undefined;
  const value = sqlLiteral(fieldType(field).sample(field, 1));
  return {
    column,
    index: fieldIndex(table, field),
    isReference: field.reference !== undefined,
    /** What PostgreSQL has to be told for rows of a release that does not know it. */
    free: [
      ...(isGiven ? [alter(`set default ${value}`)] : []),
      ...(takesNull ? [alter('drop not null')] : []),
    ],
    // Where rows have none by now, none can be made up.
    bind: isGiven ? [alter('drop default')] : [],
    onPostgres: field.reference && addReference(table, field, 'uuid'),
    onSqlite: field.reference && addReference(table, field, 'char(36)'),
  };
}
