import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { Request } from 'express';
import { createIncident, incident } from './__fixtures__/incidents';
import { AuditedIncidents } from './AuditedIncidents';
import { IncidentService } from './IncidentService';

const credentials = mockCredentials.user();
const { id } = incident;

describe('audited incidents', () => {
  const incidents = {
    create: jest.fn(),
    get: jest.fn(),
    list: jest.fn(),
    update: jest.fn(),
    delete: jest.fn(),
  } satisfies jest.Mocked<IncidentService>;
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  const mockAuditor = mockServices.auditor.mock();
  const mockLogger = mockServices.logger.mock();
  const auditedService = new AuditedIncidents(incidents, {
    auditor: mockAuditor,
    logger: mockLogger,
  });

  beforeEach(() => {
    jest.resetAllMocks();
    mockAuditor.createEvent.mockResolvedValue(auditEvent);
    incidents.create.mockResolvedValue(incident);
    incidents.update.mockResolvedValue({ ...incident, version: 2 });
    incidents.delete.mockResolvedValue(false);
  });

  const allWrites = {
    create: () => auditedService.create(createIncident, { credentials }),
    update: () => auditedService.update(id, createIncident, { credentials }),
    delete: () => auditedService.delete(id, { credentials }),
  };
  const asBegun = (meta: object) => [
    [
      {
        eventId: 'incident-mutate',
        severityLevel: 'medium',
        meta: { ...meta, caller: credentials.principal.userEntityRef },
      },
    ],
  ];

  it.each([
    ['create', {}, { id, version: 1 }],
    ['update', { id }, { version: 2 }],
    ['delete', { id }, { wasThere: false }],
  ] as const)(
    'records to %s, and what came of it',
    async (action, known, meta) => {
      await allWrites[action]();

      expect(mockAuditor.createEvent.mock.calls).toEqual(
        asBegun({ actionType: action, ...known }),
      );
      expect(auditEvent.success.mock.calls).toEqual([[{ meta }]]);
      expect(auditEvent.fail).not.toHaveBeenCalled();
    },
  );

  it.each(['create', 'update', 'delete'] as const)(
    'records the refusal to %s once, without what it says',
    async action => {
      const error = new ConflictError('what somebody else has stored');
      incidents[action].mockRejectedValue(error);

      await expect(allWrites[action]()).rejects.toBe(error);

      expect(mockAuditor.createEvent).toHaveBeenCalledTimes(1);
      const [[{ error: recorded }]] = auditEvent.fail.mock.calls;
      expect(recorded).toMatchObject({
        name: 'ConflictError',
        message: 'ConflictError',
      });
      expect(auditEvent.success).not.toHaveBeenCalled();
    },
  );

  it('names the request, by which the auditor knows who did it', async () => {
    const request = {} as Request;
    await auditedService.delete(id, { credentials, request });
    expect(mockAuditor.createEvent.mock.lastCall?.[0].request).toBe(request);
  });

  it('does nothing that the auditor does not take', async () => {
    mockAuditor.createEvent.mockRejectedValue(new Error('full'));

    for (const write of Object.values(allWrites)) {
      await expect(write()).rejects.toThrow('It cannot be recorded');
    }
    for (const action of ['create', 'update', 'delete'] as const) {
      expect(incidents[action]).not.toHaveBeenCalled();
    }
  });

  it('says in the log that the end of what was done is not recorded', async () => {
    auditEvent.success.mockRejectedValue(new Error('full'));

    expect(await allWrites.create()).toEqual(incident);
    expect(mockLogger.error).toHaveBeenCalledTimes(1);
  });

  it('records nothing that is only read', async () => {
    await auditedService.get(id, { credentials });
    await auditedService.list({ limit: 1, order: 'desc' }, { credentials });
    expect(mockAuditor.createEvent).not.toHaveBeenCalled();
  });
});
