import { deepEqual, rejects } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import knexFactory, { type Knex } from 'knex';
import { parse } from 'yaml';
import { startPostgres } from '../endToEnd/postgres.ts';
import { root } from '../run.ts';

const { database } = parse(
  readFileSync(join(root, 'app-config.production.yaml'), 'utf8'),
).backend;
const knexes: Knex[] = [];
let pool: Knex;
let observer: Knex;

before(async () => {
  const connection = await startPostgres();
  const { hostname, port, username, password } = new URL(connection);
  const open = (settings: object) => {
    const knex = knexFactory({
      client: 'pg',
      connection: {
        ...settings,
        ...{ host: hostname, port: Number(port), user: username, password },
        database: 'postgres',
      },
      pool: { min: 0, max: 1 },
      log: { warn: () => {} },
    });
    knexes.push(knex);
    return knex;
  };
  pool = open({ ...database.connection, query_timeout: 1000 });
  observer = open({});
  await observer.raw('create table things (id int)');
  await observer.raw('create table gate ()');
});

after(() => Promise.all(knexes.map(knex => knex.destroy())));

test('what is stored after a query without an answer stays stored', async () => {
  const gate = await observer.transaction();
  await gate.raw('lock table gate');
  try {
    await rejects(pool.transaction(trx => trx.raw('table gate')));
  } finally {
    await gate.commit();
  }

  await pool('things').insert({ id: 1 });

  deepEqual(await observer('things').pluck('id'), [1]);
});
