import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { Request } from 'express';
import { isRecorded } from './recorded';
import { recordEvent } from './recordEvent';

const options = {
  eventId: 'incident-mutate',
  severityLevel: 'medium' as const,
  meta: { actionType: 'create' },
};

describe('recordEvent', () => {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock();
  const logger = mockServices.logger.mock();
  const services = { auditor, logger };
  const work = jest.fn<Promise<{ id: string; title: string }>, []>();

  beforeEach(() => {
    jest.resetAllMocks();
    auditor.createEvent.mockResolvedValue(event);
    work.mockResolvedValue({ id: '1', title: 'no business of the auditor' });
  });

  const record = (request?: Request) =>
    recordEvent(services, { ...options, request }, work, ({ id }) => ({ id }));

  it('records what was done, with what is said of its result', async () => {
    expect(await record()).toMatchObject({ id: '1' });

    expect(auditor.createEvent.mock.calls).toEqual([[options]]);
    expect(event.success.mock.calls).toEqual([[{ meta: { id: '1' } }]]);
    expect(event.fail).not.toHaveBeenCalled();
  });

  it.each([
    [new ConflictError('secret title'), 'ConflictError'],
    [Object.assign(new Error('insert secret'), { name: 'error' }), 'error'],
    ['secret', 'Error'],
  ])(
    'records of an error its name only, and throws it: %p',
    async (error, name) => {
      work.mockRejectedValue(error);

      await expect(record()).rejects.toBe(error);

      const [[{ error: recorded }]] = event.fail.mock.calls;
      expect(recorded).toMatchObject({ name, message: name, stack: name });
      expect(recorded.cause).toBeUndefined();
      expect(event.success).not.toHaveBeenCalled();
    },
  );

  it('does nothing that the auditor does not take', async () => {
    auditor.createEvent.mockRejectedValue(new Error('full'));

    await expect(record()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'It cannot be recorded, so it is not done',
    });
    expect(work).not.toHaveBeenCalled();
  });

  it('leaves what was done as it is when the auditor fails then, and says so', async () => {
    event.success.mockRejectedValue(new Error('full'));
    event.fail.mockRejectedValue(new Error('full'));

    expect(await record()).toMatchObject({ id: '1' });
    work.mockRejectedValue(new ConflictError('taken'));
    await expect(record()).rejects.toThrow('taken');

    expect(logger.error.mock.calls).toEqual(
      Array(2).fill([
        'The auditor did not take the end of incident-mutate {"actionType":"create"}: Error: full',
      ]),
    );
  });

  it('remembers the request, also one whose caller the auditor cannot name', async () => {
    const request = {} as Request;
    expect(isRecorded(request)).toBe(false);
    auditor.createEvent.mockRejectedValueOnce(new Error('no credentials'));

    await record(request);

    expect(isRecorded(request)).toBe(true);
    expect(auditor.createEvent.mock.lastCall).toEqual([
      { ...options, meta: { caller: 'unknown', actionType: 'create' } },
    ]);
  });
});
