import {
  listParameters,
  oneOrMore,
  resourceId,
  text,
} from '@stagecraft/backend-runtime';
import { z } from 'zod';

const fields = {
  incident: resourceId(),
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
  ...listParameters,
  incident: oneOrMore(resourceId()).optional(),
});

/** A comment as it is answered. */
export const commentSchema = z.object({
  id: z.uuid(),
  incident: z.uuid(),
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
