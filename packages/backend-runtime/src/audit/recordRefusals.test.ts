import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import express from 'express';
import { once } from 'node:events';
import { AddressInfo, connect } from 'node:net';
import request from 'supertest';
import { until } from '../__testUtils__/until';
import { recordEvent } from './recordEvent';
import { recordRefusals } from './recordRefusals';

const id = '01900000-0000-7000-8000-000000000001';

describe('recordRefusals', () => {
  const event = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock();
  const logger = mockServices.logger.mock();
  const services = { auditor, logger };
  const handle = jest.fn();
  const app = express()
    .patch(
      '/incidents/:id',
      recordRefusals(services, 'incident-mutate', 'update'),
    )
    .put(
      '/incidents/:id/tags/:tagId',
      recordRefusals(services, 'incident-tags-mutate', 'link', {
        incidentId: 'id',
        tagId: 'tagId',
      }),
    )
    .use(express.json())
    .patch('/incidents/:id', (req, res, next) => {
      handle(req)
        .then(() => res.end())
        .catch(next);
    })
    .use(mockErrorHandler());

  beforeEach(() => {
    jest.resetAllMocks();
    auditor.createEvent.mockResolvedValue(event);
    handle.mockResolvedValue(undefined);
  });

  const patch = (body: string, of = id) =>
    request(app).patch(`/incidents/${of}`).type('json').send(body);
  const recorded = async (count: number) => {
    await until(async () => event.fail.mock.calls.length >= count);
    return auditor.createEvent.mock.calls.map(([one]) => one);
  };

  it('records a request that was refused, by its status and id', async () => {
    handle.mockRejectedValue(new NotAllowedError('secret'));
    await patch('{}');
    await patch('{"secret":', 'SECRET');

    const events = await recorded(2);
    expect(events).toEqual([
      {
        eventId: 'incident-mutate',
        severityLevel: 'medium',
        request: expect.anything(),
        meta: { actionType: 'update', id, status: 403 },
      },
      expect.objectContaining({ meta: { actionType: 'update', status: 400 } }),
    ]);
    const errors = event.fail.mock.calls.map(([{ error }]) => error.message);
    expect(errors).toEqual(['Answered with 403', 'Answered with 400']);
  });

  it('records the ids that a path has', async () => {
    await request(app).put(`/incidents/${id}/tags/${id}`);
    await request(app).put(`/incidents/${id}/tags/SECRET`);

    const events = await recorded(2);
    expect(events.map(one => one.meta)).toEqual([
      { actionType: 'link', incidentId: id, tagId: id, status: 404 },
      { actionType: 'link', incidentId: id, status: 404 },
    ]);
  });

  it('records nothing of what was let in, or is recorded', async () => {
    await patch('{}');
    handle.mockImplementation(req =>
      recordEvent(services, { eventId: 'own', request: req }, async () => {
        throw new ConflictError('taken');
      }),
    );
    expect((await patch('{}')).status).toBe(409);

    expect((await recorded(1)).map(one => one.eventId)).toEqual(['own']);
  });

  it('records what is refused to a caller who has gone', async () => {
    handle.mockImplementation(async req => {
      await new Promise(resolve => req.socket.once('close', resolve));
      throw new NotAllowedError('gone');
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const socket = connect(
        (server.address() as AddressInfo).port,
        '127.0.0.1',
      );
      socket.write(
        `PATCH /incidents/${id} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}`,
      );
      await until(async () => handle.mock.calls.length > 0);
      socket.destroy();
      expect(await recorded(1)).toHaveLength(1);
    } finally {
      server.close();
    }
  });

  it('leaves the answer as it is when the auditor fails, and says so', async () => {
    handle.mockRejectedValue(new NotAllowedError('no'));
    auditor.createEvent.mockRejectedValue(new Error('full'));

    expect((await patch('{}')).status).toBe(403);

    await until(async () => logger.error.mock.calls.length > 0);
    expect(logger.error.mock.calls).toEqual([
      [expect.stringContaining('incident-mutate')],
    ]);
  });
});
