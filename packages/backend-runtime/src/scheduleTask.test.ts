import { mockServices } from '@backstage/backend-test-utils';
import { serializeError } from '@backstage/errors';
import { scheduleTask } from './scheduleTask';

const task = {
  id: 'nightlyImport',
  key: 'costs.nightlyImport',
  schedule: { frequency: { cron: '0 3 * * *' }, timeout: { minutes: 10 } },
  run: async () => {},
};

const schedule = (given?: object) => {
  const scheduler = mockServices.scheduler.mock();
  const rootConfig = mockServices.rootConfig({
    data: given ? { costs: { nightlyImport: given } } : {},
  });
  return {
    scheduler,
    done: scheduleTask({ scheduler, rootConfig }, task),
  };
};

// What the scheduler calls.
function taskOf(run: (signal: AbortSignal) => Promise<void>) {
  const scheduler = mockServices.scheduler.mock();
  const rootConfig = mockServices.rootConfig();
  scheduleTask({ scheduler, rootConfig }, { ...task, run });
  const [[{ fn }]] = scheduler.scheduleTask.mock.calls;
  return async (signal: AbortSignal) => fn(signal);
}

describe('scheduleTask', () => {
  it('registers the task as its code says', async () => {
    const { scheduler, done } = schedule();
    await done;
    expect(scheduler.scheduleTask).toHaveBeenCalledWith({
      ...task.schedule,
      id: 'nightlyImport',
      scope: 'global',
      fn: expect.any(Function),
    });
  });

  it('runs on each replica when it is local', async () => {
    const scheduler = mockServices.scheduler.mock();
    const rootConfig = mockServices.rootConfig();
    await scheduleTask({ scheduler, rootConfig }, { ...task, scope: 'local' });
    expect(scheduler.scheduleTask.mock.calls[0][0].scope).toBe('local');
  });

  it('runs on one replica when it is triggered by hand, local or not', async () => {
    const scheduler = mockServices.scheduler.mock();
    const byHand = { frequency: { trigger: 'manual' }, timeout: 'PT1M' };
    const rootConfig = mockServices.rootConfig({
      data: { costs: { nightlyImport: byHand } },
    });
    await scheduleTask({ scheduler, rootConfig }, { ...task, scope: 'local' });
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({
        frequency: { trigger: 'manual' },
        scope: 'global',
      }),
    );
  });

  it('hands the signal over, and fails with the causes and no secret', async () => {
    const run = jest.fn().mockRejectedValue(
      Object.assign(new Error('No costs', { cause: new Error('401') }), {
        headers: { authorization: 'Bearer secret' },
      }),
    );
    const { signal } = new AbortController();
    const error = await taskOf(run)(signal).catch(caught => caught);

    // Jest finds any two signals equal.
    expect(run.mock.lastCall?.[0]).toBe(signal);
    const message =
      'Task nightlyImport failed: Error: No costs; caused by Error: 401';
    expect(`${error}`).toBe(`WorkError: ${message}`);
    // As the log of production and the database of the scheduler have it.
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'WorkError',
      message,
      stack: expect.stringContaining('scheduleTask.test.ts'),
    });
    expect(serializeError(error)).toEqual({ name: 'WorkError', message });
  });

  it('takes another schedule from the configuration, and keeps to one replica', async () => {
    const { scheduler, done } = schedule({
      frequency: 'PT1H',
      timeout: { minutes: 5 },
      scope: 'local',
    });
    await done;
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({
        frequency: { hours: 1 },
        timeout: { minutes: 5 },
        scope: 'global',
      }),
    );
  });

  it.each([
    [{ frequency: 'hourly', timeout: 'PT1M' }, 'frequency'],
    [{ frequency: 'PT1H' }, 'timeout'],
  ])('names the key of %j', async (given, what) => {
    await expect(schedule(given).done).rejects.toThrow(
      new RegExp(
        `^Invalid configuration: costs\\.nightlyImport is no schedule: .*${what}.*An example: `,
      ),
    );
  });

  it('names the key of what the scheduler does not take', async () => {
    const { scheduler, done } = schedule();
    await done;
    scheduler.scheduleTask.mockRejectedValue(new Error('Unknown alias'));
    const rootConfig = mockServices.rootConfig({
      data: {
        costs: {
          nightlyImport: { frequency: { cron: 'x' }, timeout: 'PT1M' },
        },
      },
    });
    await expect(scheduleTask({ scheduler, rootConfig }, task)).rejects.toThrow(
      'costs.nightlyImport is no schedule: Unknown alias',
    );
  });

  it('leaves what is no fault of the configuration as it is', async () => {
    const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
    const scheduler = mockServices.scheduler.mock();
    scheduler.scheduleTask.mockRejectedValue(gone);
    const rootConfig = mockServices.rootConfig({
      data: {
        costs: { nightlyImport: { frequency: 'PT1H', timeout: 'PT1M' } },
      },
    });
    await expect(scheduleTask({ scheduler, rootConfig }, task)).rejects.toBe(
      gone,
    );
  });
});
