import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  MetricAttributes,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { startTestBackend } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { until } from './__testUtils__/until';
import { scheduleTask } from './scheduleTask';

it('leaves a counter and durations of runs to the scheduler', async () => {
  const recorded: unknown[] = [];
  const instrument = (name: string) => {
    const record = (_value: number, attributes: MetricAttributes = {}) => {
      recorded.push([name, attributes.taskId, attributes.result]);
    };
    return { add: record, record };
  };
  const metrics = metricsServiceMock.mock({
    createCounter: instrument,
    createHistogram: instrument,
    createGauge: instrument,
  });
  const run = jest
    .fn()
    .mockRejectedValueOnce(new Error('No costs today'))
    .mockResolvedValue(undefined);

  await startTestBackend({
    features: [
      schedulerServiceFactory,
      createServiceFactory({
        service: metricsServiceRef,
        deps: {},
        factory: () => metrics,
      }),
      createBackendPlugin({
        pluginId: 'costs',
        register(env) {
          env.registerInit({
            deps: {
              rootConfig: coreServices.rootConfig,
              scheduler: coreServices.scheduler,
            },
            init: services =>
              scheduleTask(services, {
                id: 'nightlyImport',
                key: 'costs.nightlyImport.schedule',
                schedule: {
                  frequency: { seconds: 1 },
                  timeout: { minutes: 1 },
                },
                run,
              }),
          });
        },
      }),
    ],
  });
  await until(() => run.mock.calls.length > 1 && recorded.length > 7);

  const runs = ['backend_tasks.task.runs.count', 'nightlyImport'];
  const durations = ['backend_tasks.task.runs.duration', 'nightlyImport'];
  expect(recorded).toEqual(
    expect.arrayContaining([
      [...runs, 'failed'],
      [...runs, 'completed'],
      [...durations, 'failed'],
      [...durations, 'completed'],
    ]),
  );
}, 60_000);
