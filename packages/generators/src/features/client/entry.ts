import { z } from 'zod';

/** A client for other plugins, as it stands in the blueprint. */
export const clientEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('client'),
  /** The name of the resource that it is for. */
  of: z.string(),
});

export type ClientEntry = z.output<typeof clientEntrySchema>;
