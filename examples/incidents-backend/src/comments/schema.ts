import { pageParameters, text } from '@stagecraft/backend-runtime';
import { z } from 'zod';

const fields = {
  incidentRef: text({ min: 1, max: 255 }),
  body: text({ max: 10_000 }),
};

/** The body that creates a comment. */
export const createCommentSchema = z.strictObject(fields);

/** The body that changes a comment: a merge patch, in which null clears a field. */
export const updateCommentSchema = z
  .strictObject(fields)
  .partial()
  .refine(patch => Object.keys(patch).length > 0, 'Expected a field to change');

/** The query that lists comments. */
export const listCommentsSchema = z.strictObject({
  ...pageParameters,
  incidentRef: text({ min: 1, max: 255 }).optional(),
});

/** A comment as it is answered. */
export const commentSchema = z.object({
  id: z.uuid(),
  incidentRef: z.string(),
  body: z.string(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
});

export type CreateComment = z.output<typeof createCommentSchema>;
export type UpdateComment = z.output<typeof updateCommentSchema>;
export type ListComments = z.output<typeof listCommentsSchema>;
export type Comment = z.output<typeof commentSchema>;
