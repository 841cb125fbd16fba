import {
  dateTime,
  entityRef,
  listParameters,
  oneOrMore,
  text,
} from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { entitySummarySchema } from '../service/entities';

const severityEnum = z.enum(['low', 'medium', 'high']);

const fields = {
  title: text({ min: 1, max: 255 }),
  severity: severityEnum,
  summary: text({ max: 10_000 }).nullish(),
  startedAt: dateTime(),
  service: entityRef().nullish(),
  reference: text({ min: 1, max: 255 }).nullish(),
  acknowledged: z.boolean(),
  impactedUsers: z.int32().nullish(),
};

const expand = oneOrMore(z.enum(['service']))
  .optional()
  .describe('Adds what the catalog says of it, as the caller sees it');

/** The body that creates an incident. */
export const createIncidentSchema = z.strictObject(fields);

/** The body that changes an incident: a merge patch, in which null clears a field. */
export const updateIncidentSchema = z
  .strictObject(fields)
  .partial()
  .refine(patch => Object.keys(patch).length > 0, 'Expected a field to change');

/** The query of an incident. */
export const getIncidentSchema = z.strictObject({ expand });

/** The query that lists incidents; After and Before leave out the value itself. */
export const listIncidentsSchema = z.strictObject({
  ...listParameters,
  severity: oneOrMore(severityEnum).optional(),
  startedAt: oneOrMore(dateTime()).optional(),
  startedAtAfter: dateTime().optional(),
  startedAtBefore: dateTime().optional(),
  service: oneOrMore(entityRef()).optional(),
  expand,
});

/** An incident as it is answered. */
export const incidentSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  severity: severityEnum,
  summary: z.string().nullable(),
  startedAt: z.iso.datetime(),
  service: z.string().nullable(),
  reference: z.string().nullable(),
  acknowledged: z.boolean(),
  impactedUsers: z.int().nullable(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
  /** What was asked for by `expand`; null where the caller sees no such entity. */
  expanded: z
    .object({
      service: entitySummarySchema.nullable(),
    })
    .partial()
    .optional(),
});

export type CreateIncident = z.output<typeof createIncidentSchema>;
export type UpdateIncident = z.output<typeof updateIncidentSchema>;
export type GetIncident = z.output<typeof getIncidentSchema>;
export type ListIncidents = z.output<typeof listIncidentsSchema>;
export type Incident = z.output<typeof incidentSchema>;
