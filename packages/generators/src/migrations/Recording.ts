/** What a migration's `up` sends to PostgreSQL. */
export interface Recording {
  statements: Statement[];
  /** Why there may be more of them, or none, if so. */
  error?: string;
}

export interface Statement {
  sql: string;
  /** Whether it runs in a transaction. */
  inTransaction: boolean;
}
