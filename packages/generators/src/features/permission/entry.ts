import { z } from 'zod';

/** What a permission policy decides about, as it stands in the blueprint. */
export const permissionEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('permission'),
  /** The name of what callers need permissions for. */
  of: z.string(),
  /** The field with the entity whose owners own a row. */
  ownedBy: z.string().optional(),
  /** The fields that have rules, if these are not all with an index. */
  rules: z.array(z.string()).min(1).optional(),
});

export type PermissionEntry = z.output<typeof permissionEntrySchema>;
