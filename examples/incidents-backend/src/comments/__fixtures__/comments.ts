import { CreateComment, Comment } from '../schema';

/** What creates a comment. */
export const createComment = {
  incident: '01900000-0000-7000-8000-000000000001',
  body: 'body 1',
} satisfies CreateComment;

/** A comment as it is answered. */
export const comment: Comment = {
  ...createComment,
  id: '01900000-0000-7000-8000-000000000001',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'user:default/mock',
  updatedAt: '2026-01-01T00:00:00.000Z',
};
