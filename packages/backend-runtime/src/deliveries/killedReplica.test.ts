import { mockServices } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as migration from './__fixtures__/20261128120000_create_ci_deliveries';
import { DeliveryQueue } from './DeliveryQueue';

const databases = createTestDatabases();

const COUNT = 1_000;

const children: ChildProcess[] = [];

afterEach(() => {
  jest.restoreAllMocks();
  children.forEach(child => child.kill('SIGKILL'));
});

/** Drains in another process, which is killed in the middle of the given delivery. */
async function drainUntil(connection: object, last: number): Promise<unknown> {
  const child = fork(
    require.resolve('../__testUtils__/drainingReplica.ts'),
    [JSON.stringify(connection), `${last}`],
    {
      execArgv: [
        '--no-warnings',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, NODE_OPTIONS: '' },
    },
  );
  children.push(child);
  child.on('message', message => {
    if (message === 'stopped') {
      child.kill('SIGKILL');
    }
  });
  const [code, signal] = await once(child, 'exit');
  return signal ?? code;
}

it('loses none of 1,000 when a replica is killed in the middle', async () => {
  const knex = await databases.init('POSTGRES_18');
  await migration.up(knex);
  await knex.schema.createTable('effects', table => {
    table.string('id').primary();
  });
  const queue = new DeliveryQueue(knex, { table: 'ci_deliveries' });
  const ids = Array.from({ length: COUNT }, (_, index) => `${index}`);
  await Promise.all(ids.map(id => queue.store({ id, body: '{}' })));

  const { connection } = knex.client.config;
  const replica = { ...connection, password: connection.password };
  const ends = [drainUntil(replica, 300), drainUntil(replica, Infinity)];
  expect(await Promise.all(ends)).toEqual(['SIGKILL', 0]);

  // What the killed one was at is due again when its lease is over.
  const left = () => knex('ci_deliveries').where({ status: 'pending' });
  expect(await left()).toHaveLength(1);
  const now = Date.now();
  jest.spyOn(Date, 'now').mockReturnValue(now + 120_000);
  await queue.drain(
    async ({ id }) => {
      await knex('effects').insert({ id }).onConflict('id').ignore();
    },
    {
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    },
  );
  expect(await left()).toHaveLength(0);
  expect(await knex('effects')).toHaveLength(COUNT);
}, 60_000);
