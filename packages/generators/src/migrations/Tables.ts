import type { Change, ColumnChange, ColumnDefinition } from './changes.ts';

interface Column {
  /** Whether the table refuses null. */
  notNull: boolean;
  /** Whether no row has null, as far as the migration that runs can rely on it. */
  filled: boolean;
}

interface Table {
  /** Whether the migration that runs made it, so that nobody uses it yet. */
  isNew: boolean;
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

  apply(change: Change): void {
    switch (change.kind) {
      case 'createTable':
        this.create(change.table, change.columns, change.ifMissing);
        break;
      case 'dropTable':
        this.tables.delete(change.table);
        break;
      case 'renameTable':
        move(this.tables, change.table, change.to);
        break;
      case 'createIndex':
      case 'addKey':
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
      columns: new Map(columns.map(column => [column.name, toColumn(column)])),
      checks: new Map(),
    });
  }

  private table(name: string): Table {
    const table = this.tables.get(name) ?? {
      isNew: false,
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
      move(columns, change.column, change.to);
      break;
    case 'setNotNull':
      columns.set(change.column, { notNull: true, filled: true });
      break;
    case 'dropNotNull':
      // The rows are as they were, until the migration ends and others write.
      update(columns, change.column, { notNull: false });
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

function toColumn({ notNull, hasValue }: ColumnDefinition): Column {
  return { notNull, filled: notNull || hasValue };
}

function update(
  columns: Map<string, Column>,
  name: string,
  values: Partial<Column>,
) {
  const column = columns.get(name) ?? { notNull: false, filled: false };
  columns.set(name, { ...column, ...values });
}

function move<Value>(map: Map<string, Value>, from: string, to: string): void {
  const value = map.get(from);
  map.delete(from);
  if (value !== undefined) {
    map.set(to, value);
  }
}
