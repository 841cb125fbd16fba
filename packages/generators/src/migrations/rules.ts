import type { Change, ColumnDefinition, Key } from './changes.ts';
import type { Finding } from './finding.ts';
import type { Tables } from './Tables.ts';

/** What a rule says of a change, in whichever migration. */
export type Verdict = Omit<Finding, 'path'>;

const NO_TRANSACTION = 'exports.config = { transaction: false }';

/**
 * Judges a change by what it does to a PostgreSQL that is in use.
 *
 * @param change - what a statement of a migration changes
 * @param tables - the tables as they are before it
 * @param inTransaction - whether the statement runs in a transaction
 */
export function judge(
  change: Change,
  tables: Tables,
  inTransaction: boolean,
): Verdict[] {
  const isInUse = 'table' in change && !tables.isNew(change.table);
  return [
    ...(isInUse ? judgeInUse(change, tables) : []),
    ...(inTransaction ? judgeTransaction(change) : []),
  ];
}

function judgeInUse(change: Change, tables: Tables): Verdict[] {
  switch (change.kind) {
    case 'addColumn':
      return judgeColumn(change.table, change.definition);
    case 'setNotNull':
      return tables.isFilled(change.table, change.column)
        ? []
        : [setsNotNull(change.table, change.column)];
    case 'createIndex':
      return change.concurrently ? [] : [buildsIndex(change)];
    case 'addKey':
      return [addsKey(change)];
    default:
      return [];
  }
}

function judgeTransaction(change: Change): Verdict[] {
  const isConcurrent =
    change.kind === 'changeConcurrently' ||
    (change.kind === 'createIndex' && change.concurrently);
  return isConcurrent ? [isInTransaction(change.name)] : [];
}

function judgeColumn(
  table: string,
  { name, notNull, hasValue, key }: ColumnDefinition,
): Verdict[] {
  return [
    ...(notNull && !hasValue ? [addsRequired(table, name)] : []),
    ...(key ? [addsKey({ table, key, name: '', columns: `"${name}"` })] : []),
  ];
}

function addsRequired(table: string, column: string): Verdict {
  return {
    kind: 'unsafe',
    problem: `adds the column "${column}" to the table "${table}", not null and without a default`,
    reason:
      'PostgreSQL refuses that as soon as the table has a row, and then every row of a replica of the release before.',
    remedy: `Give "${column}" a default, as in .notNullable().defaultTo(…), or leave it nullable.`,
  };
}

function setsNotNull(table: string, column: string): Verdict {
  return {
    kind: 'unsafe',
    problem: `sets the column "${column}" of the table "${table}" not null`,
    reason:
      'PostgreSQL refuses that when a row has null, and lets nobody read or write while it looks.',
    remedy: `Before it, in the same migration, give every row a value: update "${table}" set "${column}" = … where "${column}" is null. For a big table, add a constraint check ("${column}" is not null) not valid, and validate it in a later migration; after that PostgreSQL need not look.`,
  };
}

function buildsIndex({
  table,
  unique,
  name,
  columns,
}: {
  table: string;
  unique: boolean;
  name: string;
  columns: string;
}): Verdict {
  return {
    kind: 'unsafe',
    problem: `builds the index "${name}" on the table "${table}" (${columns})`,
    reason: 'Nobody can write to the table until the index is built.',
    remedy: `On PostgreSQL, create ${unique ? 'unique ' : ''}index concurrently "${name}" on "${table}" (${columns}), in a migration with ${NO_TRANSACTION}.`,
  };
}

function addsKey({
  table,
  key,
  name,
  columns,
}: {
  table: string;
  key: Key;
  name: string;
  columns: string;
}): Verdict {
  const index = name || `${table}_${key === 'unique' ? 'key' : 'pkey'}`;
  return {
    kind: 'unsafe',
    problem: `adds ${key} (${columns}) to the table "${table}", with the index "${index}"`,
    reason: 'Nobody can read or write the table until the index is built.',
    remedy: `On PostgreSQL, create unique index concurrently "${index}" on "${table}" (${columns}), then alter table "${table}" add constraint "${index}" ${key} using index "${index}", in a migration with ${NO_TRANSACTION}.`,
  };
}

function isInTransaction(index: string): Verdict {
  return {
    kind: 'unsafe',
    problem: `changes the index "${index}" concurrently, in a transaction`,
    reason: 'PostgreSQL refuses that.',
    remedy: `Write ${NO_TRANSACTION}, run it outside of knex.transaction, and one statement at a time.`,
  };
}
