import { readChanges } from './readChanges.ts';
import type { Statement } from './Recording.ts';
import type { Tables } from './Tables.ts';
import { readStatements } from './tokens.ts';

/** What Knex uses of a client of the package pg. */
export class RecordingConnection {
  private readonly tables: Tables;
  private readonly onStatement: (statement: Statement) => void;
  private inTransaction = false;

  constructor(tables: Tables, onStatement: (statement: Statement) => void) {
    this.tables = tables;
    this.onStatement = onStatement;
  }

  query(
    { text, values }: { text: string; values: unknown[] },
    callback: (error: undefined, response: object) => void,
  ): void {
    this.inTransaction ||= /^\s*(begin|start transaction)\b/i.test(text);
    // PostgreSQL runs several statements that come at once in one transaction.
    const inTransaction = this.inTransaction || readStatements(text).length > 1;
    this.onStatement({ sql: text, inTransaction });
    this.inTransaction &&= !/^\s*(commit|rollback(?! to))\b/i.test(text);
    const rows = this.isThere(text, values) ? [{}] : [];
    for (const change of readChanges(text)) {
      this.tables.apply(change);
    }
    const [command] = text.trim().split(/\s/);
    callback(undefined, {
      command: command.toUpperCase(),
      rows,
      rowCount: rows.length,
      fields: [],
    });
  }

  // The questions of knex.schema.hasTable and hasColumn.
  private isThere(text: string, [table, column]: unknown[]): boolean {
    const asked = /from information_schema\.(tables|columns)\b/.exec(text)?.[1];
    return asked === 'columns'
      ? this.tables.hasColumn(String(table), String(column))
      : asked === 'tables' && this.tables.hasTable(String(table));
  }
}
