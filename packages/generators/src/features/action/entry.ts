import { z } from 'zod';
import { operations } from './operations.ts';

/** Actions of the actions registry, as they stand in the blueprint. */
export const actionEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('action'),
  /** The name of the resource that is offered. */
  of: z.string(),
  /** What callers can do with it, in the order of all operations. */
  operations: z
    .array(z.enum(operations))
    .min(1)
    .overwrite(given => operations.filter(one => given.includes(one))),
});

export type ActionEntry = z.output<typeof actionEntrySchema>;
