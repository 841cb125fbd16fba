import { createTestDatabases } from '@stagecraft/backend-testkit';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { until } from './__testUtils__/until';

const databases = createTestDatabases();

const replicas: ChildProcess[] = [];

afterEach(() => {
  replicas.forEach(replica => replica.kill('SIGKILL'));
});

/** Starts another process that has the task, and waits for a message of it. */
async function startReplica(
  name: string,
  connection: object,
  message: 'scheduled' | 'begun',
): Promise<ChildProcess> {
  const replica = fork(
    require.resolve('./__testUtils__/schedulingReplica.ts'),
    [name, JSON.stringify(connection)],
    {
      execArgv: [
        '--no-warnings',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      // In tests the scheduler does not give free what a dead replica held.
      env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    },
  );
  replicas.push(replica);
  let said = '';
  replica.on('message', one => {
    said += one;
  });
  await until(() => said.includes(message));
  return replica;
}

it('runs a task on one replica at a time, and on another when that one was killed', async () => {
  const knex = await databases.init('POSTGRES_18');
  await knex.schema.createTable('runs', table => {
    table.increments('id');
    table.string('name');
    table.timestamp('begun_at').defaultTo(knex.raw('clock_timestamp()'));
    table.timestamp('ended_at');
  });
  const { connection } = knex.client.config;
  const shared = { ...connection, password: connection.password };

  const stuck = await startReplica('stuck', shared, 'begun');
  await Promise.all(
    ['one', 'other'].map(name => startReplica(name, shared, 'scheduled')),
  );
  stuck.kill('SIGKILL');
  await once(stuck, 'exit');
  const runs = () => knex('runs').orderBy('id');
  await until(async () => (await runs()).length > 5);

  const [first, ...others] = await runs();
  expect(first).toMatchObject({ name: 'stuck', ended_at: null });
  // Until the time of the dead one is up, nobody else begins.
  const before = [first, ...others].slice(0, others.length);
  others.forEach(({ begun_at }, index) => {
    const { begun_at: begun, ended_at: ended = null } = before[index];
    expect(+begun_at).toBeGreaterThan(ended ? +ended : +begun + 2_900);
  });
}, 60_000);
