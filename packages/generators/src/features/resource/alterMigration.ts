import {
  columnLiteral,
  defaultLiteral,
  literal,
  sqlLiteral,
} from '../../blueprint/literal.ts';
import { snakeCase } from '../../blueprint/names.ts';
import { conversion, lostValues } from '../../fields/changedField.ts';
import { defaultValue } from '../../fields/defaults.ts';
import { fieldType } from '../../fields/index.ts';
import { isReference } from '../../fields/ref.ts';
import type { FieldPair, TableChange } from './changeMigration.ts';
import { columnDefinition, type TableField } from './column.ts';
import { alterCheck, changesCheck } from './alterCheck.ts';
import { valueList } from './enumChecks.ts';
import { fieldIndex } from './indexes.ts';

/** A field before and after one direction of a migration. */
interface Step extends FieldPair {
  /** What values of an enum that go are replaced by; the others stop the migration. */
  map: Record<string, string>;
  /** Whether a value that cannot stay becomes the nearest one that can. */
  rounds: boolean;
}

const isFilled = (from: TableField, to: TableField) =>
  from.optional && !to.optional;

const withoutValue = (field: TableField): TableField => ({
  ...field,
  optional: true,
  default: undefined,
});

const typeOf = (field: TableField) =>
  fieldType(field).column(snakeCase(field.name), field);

const isAltered = (from: TableField, to: TableField) =>
  changesCheck({ from, to }) ||
  typeOf(from) !== typeOf(to) ||
  from.optional !== to.optional ||
  from.default !== to.default;

/**
 * What the template of a migration says that changes fields which are there. What
 * would lose data stops `up` before it changes anything; `down` gives back what it can.
 */
export function alterMigration({ table, names, changed }: TableChange) {
  const up = changed.map(step => ({ ...step, rounds: false }));
  const directions = {
    up: direction(table, names, up),
    down: direction(table, names, changed.toReversed().map(reverse)),
  };
  const any = (...parts: (keyof typeof directions.up)[]) =>
    Object.values(directions).some(one =>
      parts.some(part => one[part].length > 0),
    );
  return {
    ...directions,
    table,
    stops: any('stops'),
    alters: any('alters'),
    moves: any('checks'),
    isAlone: any('drops', 'checks', 'fills', 'alters', 'builds'),
    usesClient: any('drops', 'fills', 'alters', 'builds', 'comments'),
  };
}

function reverse({ from, to }: FieldPair): Step {
  const lost = lostValues(to, from);
  const value = from.default ?? from.values[0];
  // No value can be made up that suits it, where it has to be unique or refers to a row.
  const staysOptional = to.optional && (from.unique || isReference(from));
  return {
    from: to,
    to: staysOptional ? { ...from, optional: true } : from,
    map: Object.fromEntries(lost.map(old => [old, value])),
    rounds: true,
  };
}

function direction(table: string, names: string[], steps: Step[]) {
  const both = steps.map(step => ({
    ...step,
    old: fieldIndex(table, step.from),
    next: fieldIndex(table, step.to),
  }));
  const moved = both.filter(({ old, next }) => old?.name !== next?.name);
  const required = steps.filter(({ from, to }) => isFilled(from, to));
  const fills = required.flatMap(fillOf);
  // A value that rows get may be none of the type of before.
  const early = steps.filter(
    ({ from, to }) => isFilled(from, to) && typeOf(from) !== typeOf(to),
  );
  const late = steps.map(step =>
    early.includes(step) ? { ...step, from: withoutValue(step.to) } : step,
  );
  const comments = steps.flatMap(commentOf);
  const [checked, unchecked] = [true, false].map(wanted =>
    steps.filter(step => changesCheck(step) === wanted),
  );
  const filled = required.map(({ to }) => {
    const column = snakeCase(to.name);
    return { column, constraint: `${table}_${column}_filled` };
  });
  return {
    table,
    stops: steps.flatMap(step => stopsOf(table, step)),
    drops: moved.flatMap(({ old }) => old ?? []),
    checks: checked.map(step => ({
      ...alterCheck(table, step, names),
      maps: mapsOf(step),
    })),
    maps: unchecked.flatMap(mapsOf),
    fills,
    filled,
    defaults: fills.filter(({ setDefault }) => setDefault !== undefined),
    early: early.map(step =>
      alter(table, { ...step, to: withoutValue(step.to) }),
    ),
    alters: late
      .filter(({ from, to }) => isAltered(from, to))
      .map(step => alter(table, step)),
    comments,
    last: [...filled, ...comments],
    builds: moved.flatMap(({ next }) => next ?? []),
  };
}

function stopsOf(table: string, { from, to, map, rounds }: Step) {
  const column = snakeCase(to.name);
  const { lost, nearest } = conversion(from, to) ?? {};
  const left = lostValues(from, to).filter(value => !Object.hasOwn(map, value));
  const isNew = Boolean(to.isChecked && !from.isChecked);
  const stop = (rows: string, selected: string, problem: string) => ({
    rows: `knex('${table}').${rows}`,
    selected,
    problem: `${table}.${column} ${problem}`,
  });
  return [
    ...(to.unique && !from.unique
      ? [
          stop(
            `whereNotNull('${column}').havingRaw('count(*) > 1')`,
            column,
            'is to be unique, and several rows have each of',
          ),
        ]
      : []),
    ...(isNew
      ? [
          stop(
            `whereNotIn('${column}', [${valueList({ values: [...to.values, ...Object.keys(map)] })}])`,
            column,
            'does not take values that rows have',
          ),
        ]
      : []),
    ...(left.length > 0 && !isNew
      ? [
          stop(
            `whereIn('${column}', [${left.map(literal).join(', ')}])`,
            column,
            'loses values that rows have',
          ),
        ]
      : []),
    ...(isFilled(from, to) && isReference(to)
      ? [
          stop(
            `whereNull('${column}')`,
            'id',
            'is to be required, and refers to nothing in the rows',
          ),
        ]
      : []),
    ...(lost && !(rounds && nearest)
      ? [
          stop(
            `whereRaw('${lost(`"${column}"`)}')`,
            'id',
            `does not fit a column of type ${to.type} in the rows`,
          ),
        ]
      : []),
  ];
}

function mapsOf({ from, to, map, rounds }: Step) {
  const column = snakeCase(to.name);
  const { nearest } = conversion(from, to) ?? {};
  return [
    ...lostValues(from, to)
      .filter(value => Object.hasOwn(map, value))
      .map(value => ({
        where: `where({ ${column}: ${literal(value)} })`,
        values: `${column}: ${literal(map[value])}`,
      })),
    ...(rounds && nearest
      ? [
          {
            where: `whereNotNull('${column}')`,
            values: `${column}: knex.raw('${nearest(`"${column}"`)}')`,
          },
        ]
      : []),
  ];
}

function fillOf({ to }: Step) {
  if (isReference(to)) {
    return [];
  }
  const value = defaultValue(to);
  return [
    {
      column: snakeCase(to.name),
      setDefault: value === undefined ? undefined : sqlLiteral(value),
      value: defaultLiteral(to) ?? columnLiteral(fieldType(to).sample(to, 1)),
    },
  ];
}

function alter(table: string, { from, to }: Step): string {
  const kept = [
    ...(from.optional === to.optional ? ['alterNullable: false'] : []),
    ...(typeOf(from) === typeOf(to) ? ['alterType: false'] : []),
  ];
  const options = kept.length > 0 ? `{ ${kept.join(', ')} }` : '';
  // What it refers to, and what it takes, stays as it is.
  const column = { ...to, reference: undefined, isChecked: false };
  return `${columnDefinition(table, column)}.alter(${options})`;
}

// SQLite keeps no comments.
function commentOf({ from, to }: Step) {
  const [before, after] = [from, to].map(field =>
    fieldType(field).comment?.(field),
  );
  return after !== undefined && after !== before && !isAltered(from, to)
    ? [{ column: snakeCase(to.name), comment: after }]
    : [];
}
