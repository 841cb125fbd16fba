import { entityRef } from '@stagecraft/backend-runtime';
import { z } from 'zod';

/** The query that lists outages. */
export const listOutagesSchema = z.strictObject({
  service: entityRef().optional().describe('That of this service only'),
});

/** What a service that is out suffers from. */
export const outageSchema = z.object({
  service: z.string(),
  /** How many incidents nobody has acknowledged. */
  incidents: z.int(),
  /** When the first of them started. */
  since: z.iso.datetime(),
});

export type ListOutages = z.output<typeof listOutagesSchema>;
export type Outage = z.output<typeof outageSchema>;
