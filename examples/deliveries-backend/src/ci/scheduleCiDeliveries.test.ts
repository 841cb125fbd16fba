import {
  mockServices,
  mockCredentials,
  mockErrorHandler,
} from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import express from 'express';
import knexFactory, { Knex } from 'knex';
import request from 'supertest';
import { config } from '../__fixtures__/config';
import { migrationsDirectory } from '../service/migrations';
import { signCiDelivery as sign } from './__fixtures__/ciDelivery';
import { createCiDeliveries } from './createCiDeliveries';
import { createCiReceiver } from './createCiReceiver';
import { handleCiDelivery } from './handleCiDelivery';
import { createCiRoutes } from './routes';
import { scheduleCiDeliveries } from './scheduleCiDeliveries';

jest.mock('./handleCiDelivery');

const path = '/webhooks/ci';
const user = mockCredentials.user.header();

const databases = createTestDatabases();
const handle = jest.mocked(handleCiDelivery);

describe.each(databases.eachSupportedId())('ci deliveries, %p', databaseId => {
  let knex: Knex;
  let pools: Knex[];

  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await knex.migrate.latest({ directory: migrationsDirectory });
    const { client, connection } = knex.client.config;
    // Each replica has a pool of its own; SQLite is there once. Knex hides the password.
    pools =
      client === 'pg'
        ? [1, 2].map(() =>
            knexFactory({
              client,
              connection: { ...connection, password: connection.password },
            }),
          )
        : [knex, knex];
  });

  beforeEach(async () => {
    jest.resetAllMocks();
    await knex('ci_deliveries').delete();
  });

  afterAll(() => Promise.all(pools.map(pool => pool.destroy())));

  const rootConfigOf = (given: object = {}) => {
    const { ci } = config.deliveries;
    return mockServices.rootConfig({
      data: { deliveries: { ci: { ...ci, ...given } } },
    });
  };

  const createApp = (pool: Knex) =>
    express()
      .use(
        createCiRoutes({
          httpAuth: mockServices.httpAuth({
            defaultCredentials: mockCredentials.none(),
          }),
          ciDeliveries: createCiDeliveries({ knex: pool }),
          ciReceiver: createCiReceiver({ rootConfig: rootConfigOf() }),
        }),
      )
      .use(mockErrorHandler());

  const send = (body: string, app = createApp(knex)) =>
    request(app).post(path).set(sign(body)).send(body);

  const list = async () =>
    (
      await request(createApp(knex))
        .get(`${path}/deliveries`)
        .set('Authorization', user)
    ).body.items;

  const task = async (given: object = {}, pool = knex) => {
    const scheduler = mockServices.scheduler.mock();
    await scheduleCiDeliveries({
      knex: pool,
      ciDeliveries: createCiDeliveries({ knex: pool }),
      logger: mockServices.logger.mock(),
      rootConfig: rootConfigOf(given),
      scheduler,
    });
    return scheduler.scheduleTask.mock.calls[0][0];
  };

  const run = async (given: object = {}, pool = knex) =>
    (await task(given, pool)).fn(new AbortController().signal);

  it('are stored once when two replicas get a burst of 200 twice', async () => {
    const apps = pools.map(createApp);
    const burst = (first: number) =>
      Promise.all(
        Array.from({ length: 200 }, (_, number) =>
          send(JSON.stringify({ number }), apps[(first + number) % 2]),
        ),
      );

    for (const [first, status] of [202, 200].entries()) {
      const answers = await burst(first);
      expect(answers.map(one => one.status)).toEqual(Array(200).fill(status));
    }
    expect(await knex('ci_deliveries').select('id')).toHaveLength(200);
  }, 60_000);

  it('are handled once when nothing fails, by whichever replica is first', async () => {
    for (const number of [1, 2, 3, 4]) {
      await send(JSON.stringify({ number }));
    }

    await Promise.all(pools.map(pool => run({}, pool)));

    const payloads = handle.mock.calls.map(([{ payload }]) => payload);
    expect(payloads).toHaveLength(4);
    expect(payloads).toEqual(
      expect.arrayContaining([1, 2, 3, 4].map(number => ({ number }))),
    );
    expect(await list()).toEqual(
      Array(4).fill(expect.objectContaining({ status: 'handled' })),
    );
  });

  it('are kept with the error when they have failed, and handled again when asked', async () => {
    await send('{}');
    await knex('ci_deliveries').update({ tries: 9 });
    handle.mockRejectedValue(new Error('no luck'));
    await run();

    const [failed] = await list();
    expect(failed).toMatchObject({
      status: 'failed',
      tries: 10,
      error: 'Error: no luck',
    });

    handle.mockReset();
    const retried = await request(createApp(knex))
      .post(`${path}/deliveries/${failed.id}/retry`)
      .set('Authorization', user);
    expect(retried.body).toMatchObject({ status: 'pending', tries: 0 });
    await run();
    expect(await list()).toMatchObject([{ status: 'handled' }]);
  });

  it('are deleted some days after they were handled', async () => {
    await send('{}');
    await run();
    const handled_at = new Date(Date.now() - 3 * 86_400_000).toISOString();
    await knex('ci_deliveries').update({ handled_at });

    await run();
    expect(await list()).toHaveLength(1);
    await run({ keepDays: 2 });
    expect(await list()).toEqual([]);
  });

  it('are handled on every replica, when the code or the configuration says', async () => {
    expect(await task({ schedule: undefined })).toMatchObject({
      id: 'ciDeliveries',
      scope: 'local',
      frequency: { seconds: 10 },
    });
    const schedule = { frequency: 'PT2H', timeout: 'PT3M' };
    expect(await task({ schedule })).toMatchObject({
      frequency: { hours: 2 },
      timeout: { minutes: 3 },
    });
    await expect(
      task({ schedule: { ...schedule, frequency: 'often' } }),
    ).rejects.toThrow('deliveries.ci.schedule is no schedule');
    await expect(task({ keepDays: 0 })).rejects.toThrow(
      'deliveries.ci.keepDays',
    );
  });
});
