import { z } from 'zod';

/** A release that was delivered to production, as other systems tell it. */
export const releaseSchema = z.object({
  reference: z.string().min(1).max(255),
  /** Entity reference. */
  component: z.string().min(1).max(255),
  deliveredAt: z.iso.datetime(),
  leadMinutes: z.int32().nonnegative(),
});

/** What there is to say of the releases of a component. */
export const componentSummarySchema = z.object({
  component: z.string(),
  releases: z.int(),
  averageLeadMinutes: z.number(),
  lastDeliveredAt: z.iso.datetime(),
});

export type Release = z.infer<typeof releaseSchema>;
export type ComponentSummary = z.infer<typeof componentSummarySchema>;
