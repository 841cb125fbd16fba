import { incidentsServiceMock } from '@internal/plugin-incidents-node/testUtils';

const incident = {
  id: '01900000-0000-7000-8000-000000000001',
  title: 'Nobody can pay',
  severity: 'high' as const,
  summary: null,
  startedAt: '2026-01-02T00:00:00.000Z',
  service: 'component:default/shop',
  reference: null,
  acknowledged: false,
  impactedUsers: null,
  version: 1,
  createdAt: '2026-01-02T00:00:00.000Z',
  createdBy: 'user:default/alice',
  updatedAt: '2026-01-02T00:00:00.000Z',
};
const earlier = { ...incident, startedAt: '2026-01-01T00:00:00.000Z' };
const closed = { ...incident, acknowledged: true };
const ofNone = { ...incident, service: null };

/** Stands for incidents in tests, and answers what is said here. */
export function incidentsMock() {
  return incidentsServiceMock({
    pages: jest.fn(async function* pages() {
      yield { items: [incident, closed], pageInfo: { nextCursor: 'next' } };
      yield { items: [earlier, ofNone], pageInfo: {} };
    }),
  });
}
