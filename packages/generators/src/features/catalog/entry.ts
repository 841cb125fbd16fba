import { z } from 'zod';

const KIND = /^[a-z][a-z0-9]{0,62}$/;

const fieldSchema = z.strictObject({
  /** The name that it has now. */
  name: z.string(),
  /** The kinds that its entity can have, in lower case; any will do when left out. */
  kinds: z
    .array(z.string().regex(KIND))
    .min(1)
    .overwrite(kinds => [...new Set(kinds)].sort())
    .optional(),
});

/** Fields that refer to entities of the catalog, as they stand in the blueprint. */
export const catalogEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('catalog'),
  /** The resource that has them. */
  of: z.string(),
  /** In the order of their names, so that the order of commands is none. */
  fields: z
    .array(fieldSchema)
    .min(1)
    .overwrite(fields => fields.toSorted((a, b) => (a.name < b.name ? -1 : 1))),
});

export type CatalogEntry = z.output<typeof catalogEntrySchema>;
