import type { Change } from './changes.ts';
import type { Verdict } from './rules.ts';
import type { ReleasedColumn, Tables } from './Tables.ts';

/**
 * Judges a change by what it does to replicas that still run the release before. What
 * that release does not know, it cannot miss.
 *
 * @param change - what a statement of a migration changes
 * @param tables - the tables as they are before it
 */
export function judgeRollout(change: Change, tables: Tables): Verdict[] {
  if (!('table' in change) || !tables.isReleased(change.table)) {
    return [];
  }
  const { table } = change;
  const column = 'column' in change && tables.released(table, change.column);
  switch (change.kind) {
    case 'dropTable':
      return [misses(`drops the table "${table}"`)];
    case 'renameTable':
      return [misses(`renames the table "${table}"`)];
    case 'dropColumn':
      return column
        ? [
            misses(
              `drops the column "${change.column}" of the table "${table}"`,
            ),
          ]
        : [];
    case 'renameColumn':
      return column
        ? [
            misses(
              `renames the column "${change.column}" of the table "${table}"`,
            ),
          ]
        : [];
    case 'setType':
      return column && !isWider(column, change.type)
        ? [
            narrows(
              `changes the column "${change.column}" of the table "${table}" from ${column.type || 'its type'} to ${change.type}`,
            ),
          ]
        : [];
    case 'setNotNull':
    case 'checkNotNull':
      return column && !column.notNull
        ? [
            narrows(
              `refuses null in the column "${change.column}" of the table "${table}"`,
            ),
          ]
        : [];
    case 'checkValues': {
      const refused = column && refusedOf(column, change.values);
      return refused
        ? [
            narrows(
              `refuses ${refused} in the column "${change.column}" of the table "${table}"`,
            ),
          ]
        : [];
    }
    case 'createIndex':
      return change.unique && isKnown(change, tables)
        ? [narrows(`makes (${change.columns}) unique in the table "${table}"`)]
        : [];
    case 'addKey':
      return isKnown(change, tables)
        ? [narrows(`makes (${change.columns}) unique in the table "${table}"`)]
        : [];
    case 'addConstraint':
      return isKnown(change, tables)
        ? [
            narrows(
              `adds the constraint ${change.constraint} ${change.columns} to the table "${table}"`,
            ),
          ]
        : [];
    default:
      return [];
  }
}

/**
 * Judges the contract of a column: replicas of the release that expanded it do without.
 *
 * @param isExpanded - whether the release before is that one, or a later one
 */
export function judgeContract(
  change: Change,
  tables: Tables,
  isExpanded: boolean,
): Verdict[] {
  return isExpanded
    ? []
    : judgeRollout(change, tables).map(verdict => ({
        ...verdict,
        problem: `${verdict.problem}, together with its expand`,
        remedy:
          'Let the expand be a release of its own, and put this migration into one after it; check --since names the commit that is deployed.',
      }));
}

// A release that does not know one of the columns leaves it null, which nothing refuses.
function isKnown(
  { table, columns }: { table: string; columns: string },
  tables: Tables,
): boolean {
  const names = columns.match(/[\w$]+/g) ?? [];
  return !names.some(
    name => tables.hasColumn(table, name) && !tables.released(table, name),
  );
}

function refusedOf(
  { values: before }: ReleasedColumn,
  values: string[],
): string {
  return before
    ? before.filter(value => !values.includes(value)).join(', ')
    : `all but ${values.join(', ')}`;
}

// What one of the types takes the other takes, too, and is read as before.
const WIDER = new Map([['integer', 'double precision']]);

const TEXT = /^(?:varchar|character varying|text)\b(?:\((\d+)\))?$/;

const DECIMAL = /^(?:decimal|numeric)\((\d+), ?(\d+)\)$/;

function hasMoreDigits(before: RegExpExecArray, after: RegExpExecArray) {
  const [[precision, scale], [next, nextScale]] = [before, after].map(
    ([, ...digits]) => digits.map(Number),
  );
  return nextScale >= scale && next - nextScale >= precision - scale;
}

// An integer that gets 64 bits is none: Knex gives it as a text then.
function isWider({ type }: ReleasedColumn, next: string): boolean {
  const [from, to] = [type, next].map(text => TEXT.exec(text));
  const [before, after] = [type, next].map(text => DECIMAL.exec(text));
  return (
    type === next ||
    WIDER.get(type) === next ||
    Boolean(before && after && hasMoreDigits(before, after)) ||
    Boolean(
      from && to && Number(to[1] ?? Infinity) >= Number(from[1] ?? Infinity),
    )
  );
}

function misses(problem: string): Verdict {
  return {
    kind: 'breaking',
    problem,
    reason:
      'Replicas of the release before ask for it by its name, and answer 500, until the last one is gone.',
    remedy:
      'Put this migration into the release after the one whose code does without it, or stop the old replicas before the new release starts.',
  };
}

function narrows(problem: string): Verdict {
  return {
    kind: 'breaking',
    problem,
    reason:
      'Replicas of the release before may write what is refused from now on, until the last one is gone.',
    remedy:
      'Put this migration into the release after the one whose code keeps to it, or stop the old replicas before the new release starts.',
  };
}
