import { InputError, NotAllowedError } from '@backstage/errors';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { z } from 'zod';
import { recordEvent } from '../audit/recordEvent';
import { describeInput, describeOutput } from './describe';
import { filterActionErrors } from './filterActionErrors';
import { recordRefusedActions } from './recordRefusedActions';

const id = '01900000-0000-7000-8000-000000000001';
const eventId = 'incident-mutate';

const event = { success: jest.fn(), fail: jest.fn() };
const auditor = mockServices.auditor.mock();
const logger = mockServices.logger.mock();
const services = { auditor, logger };
const action = jest.fn<Promise<{ output: object }>, []>();

beforeEach(() => {
  jest.resetAllMocks();
  auditor.createEvent.mockResolvedValue(event);
});

function invoke(name: string, credentials = mockCredentials.user()) {
  const registry = actionsRegistryServiceMock();
  recordRefusedActions(filterActionErrors(registry), services, eventId, {
    'update-incident': 'update',
  }).register({
    ...{ name, title: 'Test', description: 'Tests' },
    schema: {
      input: describeInput(z.object({ id: z.string() })),
      output: describeOutput(z.object({})),
    },
    action,
  });
  return registry.invoke({ id: `test:${name}`, input: { id }, credentials });
}

it.each([
  [new NotAllowedError('secret'), 'NotAllowedError'],
  [new InputError('secret'), 'InputError'],
  [Object.freeze(new Error('insert secret')), 'Error'],
])('records of %p its name, and who asked for what', async (error, name) => {
  action.mockRejectedValue(error);

  await expect(invoke('update-incident')).rejects.toThrow();

  const caller = 'user:default/mock';
  expect(auditor.createEvent.mock.calls).toEqual([
    [
      {
        eventId,
        severityLevel: 'medium',
        meta: { actionType: 'update', id, caller },
      },
    ],
  ]);
  const [[{ error: recorded }]] = event.fail.mock.calls;
  expect(recorded).toMatchObject({ message: name, stack: name });
});

it('records nothing that is done, that reads, or that is recorded already', async () => {
  action.mockResolvedValueOnce({ output: {} });
  await invoke('update-incident');
  action.mockRejectedValueOnce(new NotAllowedError('no'));
  await expect(invoke('list-incidents')).rejects.toThrow('no');
  expect(auditor.createEvent).not.toHaveBeenCalled();

  action.mockImplementation(() =>
    recordEvent(services, { eventId }, async () => {
      throw new NotAllowedError('no');
    }),
  );
  await expect(invoke('update-incident')).rejects.toThrow('no');
  expect(auditor.createEvent).toHaveBeenCalledTimes(1);
});

it('names a service that asks', async () => {
  action.mockRejectedValue(new NotAllowedError('no'));
  const credentials = mockCredentials.service('plugin:other') as never;

  await expect(invoke('update-incident', credentials)).rejects.toThrow('no');

  const [[{ meta }]] = auditor.createEvent.mock.calls;
  expect(meta).toMatchObject({ caller: 'plugin:other' });
});

it('refuses all the same when the auditor fails, and says so', async () => {
  action.mockRejectedValue(new NotAllowedError('no'));
  auditor.createEvent.mockRejectedValue(new Error('full'));

  await expect(invoke('update-incident')).rejects.toThrow('no');

  expect(logger.error).toHaveBeenCalledWith(
    expect.stringContaining('did not take the end of incident-mutate'),
  );
});
