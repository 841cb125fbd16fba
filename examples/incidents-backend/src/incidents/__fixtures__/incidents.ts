import { Knex } from 'knex';
import { CreateIncident, Incident } from '../schema';

/** What creates an incident, with the required fields only. */
export const minimalIncident = {
  title: 'title 1',
  severity: 'low',
  startedAt: '2026-01-01T01:00:00.000Z',
  acknowledged: true,
} satisfies CreateIncident;

/** What creates an incident, with every field. */
export const createIncident = {
  ...minimalIncident,
  summary: 'summary 1',
  service: 'component:default/service-1',
  reference: 'reference 1',
  impactedUsers: 1,
} satisfies CreateIncident;

/** An incident as it is answered. */
export const incident: Incident = {
  ...createIncident,
  id: '01900000-0000-7000-8000-000000000001',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'user:default/mock',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const rowId = (n: number) =>
  `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Inserts the nth incident unless it is there, for rows that refer to its id. */
export async function insertIncident(knex: Knex, n: number) {
  await knex('incidents')
    .insert({
      id: rowId(n),
      title: 'title 1',
      severity: 'low',
      started_at: '2026-01-01T01:00:00.000Z',
      acknowledged: true,
      version: 1,
      created_at: incident.createdAt,
      created_by: incident.createdBy,
      updated_at: incident.updatedAt,
    })
    .onConflict('id')
    .ignore();
  return rowId(n);
}
