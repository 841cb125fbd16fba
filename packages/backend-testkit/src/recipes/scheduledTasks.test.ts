import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabases } from '../createTestDatabases';

const databases = createTestDatabases();

const remind = jest.fn(async () => {});

const reminderPlugin = createBackendPlugin({
  pluginId: 'reminder',
  register(env) {
    env.registerInit({
      deps: { scheduler: coreServices.scheduler },
      async init({ scheduler }) {
        await scheduler.scheduleTask({
          id: 'remind',
          frequency: { hours: 1 },
          timeout: { minutes: 1 },
          fn: remind,
        });
      },
    });
  },
});

describe('a scheduled task', () => {
  beforeEach(() => {
    remind.mockClear();
  });

  it('runs on one of two replicas', async () => {
    const backend = databases.postgresConfig();
    const features = [
      reminderPlugin,
      schedulerServiceFactory,
      mockServices.rootConfig.factory({ data: { backend } }),
    ];

    // Not at once: on an empty database the scheduler's own migrations collide.
    const first = await startTestBackend({ features });
    const second = await startTestBackend({ features });
    await sleep(1_000);
    await Promise.all([first.stop(), second.stop()]);

    expect(remind).toHaveBeenCalledTimes(1);
  }, 30_000);

  it('runs when it is triggered', async () => {
    const scheduler = mockServices.scheduler();
    const schedulerFactory = createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => scheduler,
    });
    await startTestBackend({ features: [reminderPlugin, schedulerFactory] });
    expect(remind).not.toHaveBeenCalled();

    await scheduler.triggerTask('remind');

    expect(remind).toHaveBeenCalledTimes(1);
  });
});
