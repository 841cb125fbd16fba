/** A column as a statement defines it. */
export interface ColumnDefinition {
  name: string;
  /** As it is written, such as `varchar(255)`; empty when there is none. */
  type: string;
  notNull: boolean;
  /** Whether rows that are there get a value. */
  hasValue: boolean;
  /** Whether an index comes with it. */
  key: Key | undefined;
  /** The only values that it takes, as they are written, if a constraint names them. */
  values?: string[];
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
  | (OnColumn<'setType'> & { type: string })
  /** Gives rows a value. */
  | OnColumn<'fill'>
  /** Adds a constraint that no row has null. */
  | (OnColumn<'checkNotNull'> & { name: string; validated: boolean })
  /** Says of a column which values it has, by a constraint or, of an enum, by a comment. */
  | (OnColumn<'checkValues' | 'describeValues'> & { values: string[] })
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
  /** Adds another constraint, over what stands between its parentheses. */
  | {
      kind: 'addConstraint';
      table: string;
      constraint: 'check' | 'foreign key' | 'exclude';
      columns: string;
    }
  /** Anything else that is done to an index `concurrently`. */
  | { kind: 'changeConcurrently'; name: string };

/** What a statement changes, as far as it matters for the tables that are there. */
export type Change = TableChange | ColumnChange | IndexChange;
