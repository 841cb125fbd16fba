/**
 * A process, not a module to import: a replica whose scheduler runs a task each second,
 * for up to three seconds, and writes each run into `runs`. Its first argument is its
 * name, the second a connection of PostgreSQL as JSON. One that is called `stuck` never
 * ends a run. It tells its parent when it has the task, and when a run has begun.
 */
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { ConfigReader } from '@backstage/config';
import knexFactory from 'knex';
import { scheduleTask } from '../scheduleTask';

// The scheduler gives free what a dead replica held once a minute.
const MINUTE_MS = 60_000;
const wait = globalThis.setTimeout;
globalThis.setTimeout = Object.assign(
  (callback: () => void, ms?: number) =>
    wait(callback, ms === MINUTE_MS ? 500 : ms),
  wait,
);

const [, , name, connection] = process.argv;
const knex = knexFactory({ client: 'pg', connection: JSON.parse(connection) });

async function run() {
  process.send!('begun');
  const [{ id }] = await knex('runs').insert({ name }).returning('id');
  await new Promise(resolve => name !== 'stuck' && wait(resolve, 300));
  await knex('runs')
    .where({ id })
    .update({ ended_at: knex.raw('clock_timestamp()') });
}

const nothing: any = new Proxy({}, { get: () => () => nothing });
const scheduler = DefaultSchedulerService.create({
  database: { getClient: async () => knex },
  logger: nothing,
  rootLifecycle: nothing,
  httpRouter: nothing,
  pluginMetadata: { getId: () => 'costs' },
  metrics: nothing,
});
scheduleTask(
  { scheduler, rootConfig: new ConfigReader({}) },
  {
    id: 'nightlyImport',
    key: 'costs.nightlyImport.schedule',
    schedule: { frequency: { seconds: 1 }, timeout: { seconds: 3 } },
    run,
  },
).then(() => process.send!('scheduled'));
