import type { Change, ColumnChange, ColumnDefinition } from './changes.ts';

/** A column as the release before knows it. */
export type ReleasedColumn = Pick<
  ColumnDefinition,
  'type' | 'notNull' | 'values'
>;

interface Column {
  type: string;
  /** Undefined when the release before does not know it by this name. */
  released?: ReleasedColumn;
  /** Whether the table refuses null. */
  notNull: boolean;
  /** The only values that it takes, or is said to have. */
  values?: string[];
  /** Whether no row has null, as far as the migration that runs can rely on it. */
  filled: boolean;
}

interface Table {
  /** Whether the migration that runs made it, so that nobody uses it yet. */
  isNew: boolean;
  /** Whether the release before knows it by this name. */
  isReleased: boolean;
  /** Whether it may have other columns, because nothing made it. */
  isFromElsewhere: boolean;
  columns: Map<string, Column>;
  /** The columns that a constraint not yet validated keeps from null, by its name. */
  checks: Map<string, string>;
}

/**
 * The tables of a plugin's database, as far as migrations tell. A table that is
 * changed, but that nothing made, is there from elsewhere.
 */
export class Tables {
  private readonly tables = new Map<string, Table>();

  /** Starts the next migration: what was made so far is in use from now on. */
  startMigration(): void {
    for (const table of this.tables.values()) {
      table.isNew = false;
      for (const column of table.columns.values()) {
        column.filled = column.notNull;
      }
    }
  }

  /** What there is so far is what the release before knows. */
  release(): void {
    for (const table of this.tables.values()) {
      table.isReleased = true;
      for (const column of table.columns.values()) {
        const { type, notNull, values } = column;
        column.released = { type, notNull, values };
      }
    }
  }

  hasTable(name: string): boolean {
    return this.tables.has(name);
  }

  hasColumn(table: string, column: string): boolean {
    return Boolean(this.tables.get(table)?.columns.has(column));
  }

  /** Whether the migration that runs made a table. */
  isNew(table: string): boolean {
    return Boolean(this.tables.get(table)?.isNew);
  }

  /** Whether no row of a table has null in a column. */
  isFilled(table: string, column: string): boolean {
    return Boolean(this.tables.get(table)?.columns.get(column)?.filled);
  }

  /** Whether the release before knows a table. */
  isReleased(table: string): boolean {
    return this.tables.get(table)?.isReleased ?? true;
  }

  /** A column as the release before knows it, if it does. */
  released(table: string, column: string): ReleasedColumn | undefined {
    const { columns, isFromElsewhere } = this.table(table);
    return columns.has(column) || !isFromElsewhere
      ? columns.get(column)?.released
      : { type: '', notNull: false };
  }

  apply(change: Change): void {
    switch (change.kind) {
      case 'createTable':
        this.create(change.table, change.columns, change.ifMissing);
        break;
      case 'dropTable':
        this.tables.delete(change.table);
        break;
      case 'renameTable':
        move(this.tables, change.table, change.to, table => ({
          ...table,
          isReleased: false,
        }));
        break;
      case 'createIndex':
      case 'addKey':
      case 'addConstraint':
      case 'changeConcurrently':
        break;
      default:
        applyToColumns(this.table(change.table), change);
    }
  }

  private create(
    name: string,
    columns: ColumnDefinition[],
    ifMissing: boolean,
  ) {
    if (ifMissing && this.tables.has(name)) {
      return;
    }
    this.tables.set(name, {
      isNew: true,
      isReleased: false,
      isFromElsewhere: false,
      columns: new Map(columns.map(column => [column.name, toColumn(column)])),
      checks: new Map(),
    });
  }

  private table(name: string): Table {
    const table = this.tables.get(name) ?? {
      isNew: false,
      isReleased: true,
      isFromElsewhere: true,
      columns: new Map(),
      checks: new Map(),
    };
    this.tables.set(name, table);
    return table;
  }
}

function applyToColumns(
  { columns, checks }: Table,
  change: ColumnChange,
): void {
  switch (change.kind) {
    case 'addColumn':
      columns.set(change.definition.name, toColumn(change.definition));
      break;
    case 'dropColumn':
      columns.delete(change.column);
      break;
    case 'renameColumn':
      move(columns, change.column, change.to, column => ({
        ...column,
        released: undefined,
      }));
      break;
    case 'setType':
      update(columns, change.column, { type: change.type });
      break;
    case 'setNotNull':
      update(columns, change.column, { notNull: true, filled: true });
      break;
    case 'dropNotNull':
      // The rows are as they were, until the migration ends and others write.
      update(columns, change.column, { notNull: false });
      break;
    case 'checkValues':
    case 'describeValues':
      update(columns, change.column, { values: change.values });
      break;
    case 'fill':
      update(columns, change.column, { filled: true });
      break;
    case 'checkNotNull':
      if (change.validated) {
        update(columns, change.column, { notNull: true, filled: true });
      } else {
        checks.set(change.name, change.column);
      }
      break;
    default: {
      // A constraint that was added before was validated.
      const column = checks.get(change.name);
      if (column !== undefined) {
        update(columns, column, { notNull: true, filled: true });
      }
    }
  }
}

function toColumn(definition: ColumnDefinition): Column {
  const { type, notNull, hasValue, values } = definition;
  return { type, notNull, values, filled: notNull || hasValue };
}

function update(
  columns: Map<string, Column>,
  name: string,
  values: Partial<Column>,
) {
  const unknown = {
    type: '',
    notNull: false,
    filled: false,
    released: { type: '', notNull: false },
  };
  columns.set(name, { ...(columns.get(name) ?? unknown), ...values });
}

function move<Value>(
  map: Map<string, Value>,
  from: string,
  to: string,
  change: (value: Value) => Value,
): void {
  const value = map.get(from);
  map.delete(from);
  if (value !== undefined) {
    map.set(to, change(value));
  }
}
