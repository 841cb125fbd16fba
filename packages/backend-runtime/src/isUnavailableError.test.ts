import { createTestDatabases } from '@stagecraft/backend-testkit';
import knexFactory, { Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isUnavailableError } from './isUnavailableError';

const databases = createTestDatabases();

const open: Knex[] = [];
function connect(config: Knex.Config): Knex {
  const knex = knexFactory({ ...config, log: { warn: () => {} } });
  open.push(knex);
  return knex;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(knex => knex.destroy()));
});

async function isUnavailable(query: PromiseLike<unknown>): Promise<boolean> {
  const error = await Promise.resolve(query).then(
    () => undefined,
    reason => reason,
  );
  expect(error).toHaveProperty('message');
  return isUnavailableError(error);
}

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise(resolve => server.close(resolve));
  return port;
}

describe('on PostgreSQL', () => {
  const to = (settings: object) => {
    const { client, connection } = databases.postgresConfig().database;
    const { hostname, port, username, password } = new URL(connection);
    return connect({
      client,
      connection: {
        host: hostname,
        port: Number(port),
        user: username,
        password,
        database: 'postgres',
        ...settings,
      },
      pool: { min: 0, max: 1 },
      acquireConnectionTimeout: 2000,
    });
  };

  it('knows a server that is not there', async () => {
    const knex = to({ host: '127.0.0.1', port: await closedPort() });
    expect(await isUnavailable(knex.raw('select 1'))).toBe(true);
  });

  it('knows a server that never answers', async () => {
    const server = createServer(() => {});
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const knex = to({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 });

    expect(await isUnavailable(knex.raw('select 1'))).toBe(true);
    server.close();
  });

  it.each([
    ['statement_timeout', { statement_timeout: 50 }],
    ['query_timeout', { query_timeout: 50 }],
  ])('knows what %s ends', async (_, settings) => {
    expect(await isUnavailable(to(settings).raw('select pg_sleep(3)'))).toBe(
      true,
    );
  });

  it('knows a session that was ended', async () => {
    const knex = to({});
    expect(
      await isUnavailable(
        knex.raw('select pg_terminate_backend(pg_backend_pid())'),
      ),
    ).toBe(true);
  });

  it('knows a database that cannot be connected to', async () => {
    expect(await isUnavailable(to({ database: 'gone' }).raw('select 1'))).toBe(
      true,
    );
  });

  it('takes no fault in a statement for it', async () => {
    const knex = to({});
    expect(await isUnavailable(knex('nowhere'))).toBe(false);
    expect(
      await isUnavailable(
        knex.raw(`select 'Connection terminated' as a from b`),
      ),
    ).toBe(false);
    expect(await isUnavailable(knex.raw('select 1 / 0'))).toBe(false);
  });
});

describe('on SQLite', () => {
  let folder: string;
  const to = () =>
    connect({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'a.db') },
      useNullAsDefault: true,
      pool: { min: 0, max: 1 },
      acquireConnectionTimeout: 50,
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unavailable-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('knows a database that somebody else locks', async () => {
    const [first, second] = [to(), to()];
    await first.schema.createTable('a', table => table.integer('b'));
    await second.raw('pragma busy_timeout = 1');
    await first.raw('begin immediate');

    expect(await isUnavailable(second('a').insert({ b: 1 }))).toBe(true);
  });

  it('knows a pool that is full, and one that was closed', async () => {
    const knex = to();
    const transaction = await knex.transaction();
    expect(await isUnavailable(knex.raw('select 1'))).toBe(true);
    await transaction.rollback();

    await knex.destroy();
    expect(await isUnavailable(knex.raw('select 1'))).toBe(true);
  });
});

it.each([
  ...['08000', '08003', '08006', '08P01', '28P01', '3D000', '25006'],
  ...['25P03', '25P04', '40001', '40P01', '53300', '53100', '55P03'],
  ...['57014', '57P01', '57P02', '57P03', '57P05'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'],
  ...['EAI_AGAIN', 'EHOSTUNREACH', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT'],
])('knows the code %s', code => {
  expect(isUnavailableError({ code })).toBe(true);
});

it.each([
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Query read timeout',
  'timeout exceeded when trying to connect',
])('knows the message %s, after a statement too', message => {
  expect(isUnavailableError(new Error(message))).toBe(true);
  expect(isUnavailableError(new Error(`select 1 - ${message}`))).toBe(true);
  expect(isUnavailableError(new Error(`${message} or so`))).toBe(false);
});

it.each([
  undefined,
  null,
  'ECONNREFUSED',
  {},
  { code: 'ENOENT' },
  { code: 23 },
])('takes %j for nothing of the kind', error => {
  expect(isUnavailableError(error)).toBe(false);
});
