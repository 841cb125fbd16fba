import { readAlterTable } from './alterTable.ts';
import { readCreate } from './create.ts';
import { readStatements } from './tokens.ts';
import { TokenReader } from './TokenReader.ts';

/** A column as a statement defines it. */
export interface ColumnDefinition {
  name: string;
  notNull: boolean;
  /** Whether rows that are there get a value. */
  hasValue: boolean;
  /** Whether an index comes with it. */
  key: Key | undefined;
}

export type Key = 'unique' | 'primary key';

interface OnColumn<Kind> {
  kind: Kind;
  table: string;
  column: string;
}

export type TableChange =
  | {
      kind: 'createTable';
      table: string;
      columns: ColumnDefinition[];
      ifMissing: boolean;
    }
  | { kind: 'dropTable'; table: string }
  | { kind: 'renameTable'; table: string; to: string };

export type ColumnChange =
  | { kind: 'addColumn'; table: string; definition: ColumnDefinition }
  | OnColumn<'dropColumn' | 'setNotNull' | 'dropNotNull'>
  | (OnColumn<'renameColumn'> & { to: string })
  /** Gives rows a value. */
  | OnColumn<'fill'>
  /** Adds a constraint that no row has null. */
  | (OnColumn<'checkNotNull'> & { name: string; validated: boolean })
  | { kind: 'validate'; table: string; name: string };

export type IndexChange =
  | {
      kind: 'createIndex';
      table: string;
      /** PostgreSQL makes one up when there is none. */
      name: string;
      /** What stands between the parentheses. */
      columns: string;
      unique: boolean;
      concurrently: boolean;
    }
  /** Adds a constraint and builds its index. */
  | { kind: 'addKey'; table: string; key: Key; name: string; columns: string }
  /** Anything else that is done to an index `concurrently`. */
  | { kind: 'changeConcurrently'; name: string };

/** What a statement changes, as far as it matters for the tables that are there. */
export type Change = TableChange | ColumnChange | IndexChange;

/**
 * Reads what an SQL text of PostgreSQL changes. What it does not know it leaves out.
 *
 * @param sql - any number of statements
 */
export function readChanges(sql: string): Change[] {
  return readStatements(sql).flatMap(tokens => {
    const reader = new TokenReader(tokens);
    switch (
      reader.takeOne('create', 'alter table', 'update', 'drop', 'reindex')
    ) {
      case 'create':
        return readCreate(reader);
      case 'alter table':
        return readAlterTable(reader);
      case 'update':
        return readUpdate(reader);
      case 'drop':
        return reader.take('table')
          ? readDropTable(reader)
          : readConcurrently(reader);
      case 'reindex':
        return readConcurrently(reader);
      default:
        return [];
    }
  });
}

function readDropTable(reader: TokenReader): Change[] {
  reader.skip('if exists');
  return reader.list().map(item => ({ kind: 'dropTable', table: item.name() }));
}

function readConcurrently(reader: TokenReader): Change[] {
  reader.takeOne('index', 'table');
  if (!reader.take('concurrently')) {
    return [];
  }
  reader.skip('if exists');
  return [{ kind: 'changeConcurrently', name: reader.name() }];
}

function readUpdate(reader: TokenReader): Change[] {
  reader.skip('only');
  const table = reader.name();
  reader.skipPast('set');
  return reader
    .list()
    .map(item => ({ kind: 'fill', table, column: item.name() }));
}
