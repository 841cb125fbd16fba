import type { Knex } from 'knex';

/** What a table is like: its columns, indexes, foreign keys and checks. */
export async function tableSchema(knex: Knex, table: string) {
  const isPostgres = knex.client.config.client === 'pg';
  return isPostgres ? onPostgres(knex, table) : onSqlite(knex, table);
}

async function onPostgres(knex: Knex, table: string) {
  const columns = await knex.raw(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required, pg_get_expr(d.adbin, d.adrelid) as value,
       col_description(a.attrelid, a.attnum) as comment
     from pg_attribute a
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
     order by 1`,
    [table],
  );
  const indexes = await knex.raw(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition,
       i.indisvalid as valid, pg_get_constraintdef(k.oid) as constraint
     from pg_index i
     join pg_class c on c.oid = i.indexrelid
     left join pg_constraint k on k.conindid = i.indexrelid and k.contype <> 'f'
     where i.indrelid = ?::regclass order by 1`,
    [table],
  );
  const constraints = (type: string) =>
    knex.raw(
      `select conname as name, pg_get_constraintdef(oid) as definition,
         convalidated as valid
       from pg_constraint
       where conrelid = ?::regclass and contype = ? order by 1`,
      [table, type],
    );
  const foreignKeys = await constraints('f');
  const checks = await constraints('c');
  return {
    columns: columns.rows,
    indexes: indexes.rows,
    foreignKeys: foreignKeys.rows,
    checks: checks.rows,
  };
}

async function onSqlite(knex: Knex, table: string) {
  const columns = await knex.raw(
    `select name, type, "notnull", dflt_value, pk from pragma_table_info(?) order by 1`,
    [table],
  );
  const indexes = await knex.raw(
    `select i.name, i."unique", i.partial, x.seqno, x.name as "column"
     from pragma_index_list(?) i, pragma_index_info(i.name) x order by 1, 4`,
    [table],
  );
  const foreignKeys = await knex.raw(
    `select "from", "table", "to", on_delete from pragma_foreign_key_list(?) order by 1`,
    [table],
  );
  const [{ sql }] = await knex.raw(
    `select sql from sqlite_master where type = 'table' and name = ?`,
    [table],
  );
  // A copy of the table, or a column that is renamed, has them in other quotes.
  const checks = [...sql.matchAll(/check\s*\(([^()]*\([^()]*\))\s*\)/gi)]
    .map(([, condition]) => condition.replaceAll(/[`"\s]/g, ''))
    .sort();
  return { columns, indexes, foreignKeys, checks };
}
