import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createTestDatabases } from '@stagecraft/backend-testkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { runReleaseImport } from './runReleaseImport';
import { scheduleReleaseImport } from './scheduleReleaseImport';

jest.mock('./runReleaseImport');

const databases = createTestDatabases();
const run = jest.mocked(runReleaseImport);

const configured = (schedule?: object) => ({
  deliveries: { releaseImport: { ...(schedule && { schedule }) } },
});

const services = async () => ({
  knex: await databases.init('SQLITE_3'),
});

describe('schedule of the release import', () => {
  const schedule = async (given?: object) => {
    const scheduler = mockServices.scheduler.mock();
    await scheduleReleaseImport({
      ...(await services()),
      logger: mockServices.logger.mock(),
      rootConfig: mockServices.rootConfig({ data: configured(given) }),
      scheduler,
    });
    return scheduler.scheduleTask.mock.calls[0][0];
  };

  it.each([
    ['its own', undefined, { hours: 1 }, { minutes: 10 }],
    [
      'that of the configuration',
      { frequency: 'PT2H', timeout: 'PT3M' },
      { hours: 2 },
      { minutes: 3 },
    ],
  ])('is %s', async (_, given, frequency, timeout) => {
    expect(await schedule(given)).toMatchObject({
      id: 'releaseImport',
      scope: 'global',
      frequency,
      timeout,
    });
  });

  it('is refused by its key when it is malformed', async () => {
    await expect(
      schedule({ frequency: 'often', timeout: 'PT1M' }),
    ).rejects.toThrow('deliveries.releaseImport.schedule is no schedule');
  });

  it('hands over what ends a run', async () => {
    const { fn } = await schedule();
    const { signal } = new AbortController();
    await fn(signal);
    // Jest finds any two signals equal.
    expect(run.mock.lastCall?.[0].signal).toBe(signal);
  });

  it('lets one of two replicas run it at a time', async () => {
    let running = 0;
    let pause = 700;
    const atOnce: number[] = [];
    run.mockImplementation(async (): Promise<any> => {
      running += 1;
      atOnce.push(running);
      await sleep(pause);
      running -= 1;
    });
    const data = {
      backend: databases.postgresConfig(),
      ...configured({ frequency: 'PT1S', timeout: 'PT1M' }),
    };
    const replica = createBackendPlugin({
      pluginId: 'deliveries',
      register(env) {
        env.registerInit({
          deps: {
            logger: coreServices.logger,
            rootConfig: coreServices.rootConfig,
            scheduler: coreServices.scheduler,
          },
          init: async deps =>
            scheduleReleaseImport({ ...(await services()), ...deps }),
        });
      },
    });
    const start = () =>
      startTestBackend({
        features: [
          replica,
          schedulerServiceFactory,
          mockServices.rootConfig.factory({ data }),
        ],
      });

    // The scheduler makes its tables without a lock, so one has to be the first.
    const replicas = [await start(), await start()];
    await sleep(3_000);
    // No run is cut off by the end of the test.
    pause = 0;
    await sleep(1_000);
    await Promise.all(replicas.map(one => one.stop()));

    expect(atOnce.length).toBeGreaterThan(1);
    expect(Math.max(...atOnce)).toBe(1);
  }, 30_000);
});
