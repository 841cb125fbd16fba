import { z } from 'zod';

/** Events of the auditor, as they stand in the blueprint. */
export const auditEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('audit'),
  /** The name of what is recorded. */
  of: z.string(),
});

export type AuditEntry = z.output<typeof auditEntrySchema>;
