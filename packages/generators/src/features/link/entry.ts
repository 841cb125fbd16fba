import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { linkNameProblem } from './name.ts';

const time = z.iso.datetime({ precision: 0 });

/** Two resources of which any rows can belong together, as it stands in the blueprint. */
export const linkEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('link'),
  /** In camelCase; its folder in src and its table are called after it. */
  name: checked(linkNameProblem).overwrite(camelCase),
  /** Time stamp of the migration that makes its table. */
  addedAt: time,
  /** The names of both resources; the paths of its writes begin with the first. */
  between: z.tuple([z.string(), z.string()]),
  /** Who may link and unlink, if it is not users only. */
  writers: z.tuple([z.literal('user'), z.literal('service')]).optional(),
});

/** A link that is gone; its migration stays, and one more drops its table. */
export const removedLinkSchema = linkEntrySchema
  .extend({
    /** Time stamp of the migration that drops its table. */
    removedAt: time,
  })
  .refine(({ addedAt, removedAt }) => addedAt < removedAt, {
    path: ['removedAt'],
    message: 'has to be later than addedAt',
  });

export type LinkEntry = z.output<typeof linkEntrySchema>;
export type RemovedLink = z.output<typeof removedLinkSchema>;
