import knex, { type Knex } from 'knex';

/** What a plugin's table `items` is asked, outside of the backend. */
export interface Table {
  fill(rows: number): Promise<void>;
  /** The cursor before the last page of 20. */
  lastCursor(): Promise<string>;
  /** What PostgreSQL does for a page. */
  explain(cursor?: string): Promise<string>;
}

/** Works on the table of a plugin, which has its database on the server. */
export function withTable<Value>(
  server: string,
  pluginId: string,
  work: (table: Table) => Promise<Value>,
): Promise<Value> {
  return withDatabase(server, pluginId, connection =>
    work(tableOf(connection)),
  );
}

/** Where the database of a plugin is on the server. */
export function databaseOf(server: string, pluginId: string): string {
  const url = new URL(server);
  url.pathname = `/backstage_plugin_${pluginId}`;
  return url.href;
}

/** Works on the database of a plugin. */
export async function withDatabase<Value>(
  server: string,
  pluginId: string,
  work: (connection: Knex) => Promise<Value>,
): Promise<Value> {
  const connection = knex({
    client: 'pg',
    connection: databaseOf(server, pluginId),
  });
  try {
    return await work(connection);
  } finally {
    await connection.destroy();
  }
}

const tableOf = (connection: Knex): Table => ({
  async fill(rows) {
    await connection.raw(
      `insert into items (id, title, description, entity_ref, version, created_at, created_by, updated_at)
       select uuidv7(), 'Item ' || n, 'What there is to say of ' || n, 'component:default/service-' || n % 100,
              1, now(), 'user:default/guest', now()
       from generate_series(1, ?::int) n`,
      [rows],
    );
    await connection.raw('vacuum analyze items');
  },
  async lastCursor() {
    const { id } = await connection('items').orderBy('id').offset(20).first();
    return Buffer.from(id, 'latin1').toString('base64url');
  },
  async explain(cursor) {
    const page = connection('items').orderBy('id', 'desc').limit(21);
    if (cursor) {
      page.where(
        'id',
        '<',
        Buffer.from(cursor, 'base64url').toString('latin1'),
      );
    }
    return explainPlan(connection, page);
  },
});

/** What PostgreSQL does for a query. */
export async function explainPlan(
  connection: Knex,
  query: Knex.QueryBuilder,
): Promise<string> {
  const { sql, bindings } = query.toSQL();
  const { rows } = await connection.raw(
    `explain (analyze, buffers, timing off) ${sql}`,
    bindings as Knex.RawBinding[],
  );
  return rows.map((row: object) => Object.values(row)[0]).join('\n');
}
