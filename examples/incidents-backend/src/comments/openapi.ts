import {
  errorResponses,
  idempotencyKeyHeader,
  idParameter,
  ifMatchHeader,
  jsonRequest,
  jsonResponse,
  pageSchema,
  queryParameters,
  ResourceOpenApi,
} from '@stagecraft/backend-runtime';
import {
  createCommentSchema,
  commentSchema,
  listCommentsSchema,
  updateCommentSchema,
} from './schema';

/** The operations of comments, described from the schemas that check them. */
export const commentsOpenApi: ResourceOpenApi = {
  tag: 'Comments',
  schemas: {
    CreateComment: createCommentSchema,
    UpdateComment: updateCommentSchema,
    Comment: commentSchema,
    CommentPage: pageSchema(commentSchema),
  },
  paths: {
    '/comments': {
      get: {
        operationId: 'listComments',
        description: 'List comments, newest first by default',
        parameters: queryParameters(listCommentsSchema),
        responses: { 200: jsonResponse('One page', 'CommentPage') },
      },
      post: {
        operationId: 'createComment',
        description: 'Create a comment; the caller has to be a user',
        parameters: [idempotencyKeyHeader],
        requestBody: jsonRequest('CreateComment'),
        responses: {
          201: jsonResponse('The comment', 'Comment', ['ETag', 'Location']),
          ...errorResponses(409),
        },
      },
    },
    '/comments/{id}': {
      get: {
        operationId: 'getComment',
        description: 'Get a comment, with its version as ETag',
        parameters: [idParameter],
        responses: {
          200: jsonResponse('The comment', 'Comment', ['ETag']),
          ...errorResponses(404),
        },
      },
      patch: {
        operationId: 'updateComment',
        description: 'Change some fields of a comment; null clears one',
        parameters: [idParameter, ifMatchHeader],
        requestBody: jsonRequest('UpdateComment'),
        responses: {
          200: jsonResponse('The comment', 'Comment', ['ETag']),
          ...errorResponses(404, 409, 412),
        },
      },
      delete: {
        operationId: 'deleteComment',
        description: 'Delete a comment, if there still is one',
        parameters: [idParameter, ifMatchHeader],
        responses: {
          204: { description: 'There is no such comment now' },
          ...errorResponses(409, 412),
        },
      },
    },
  },
};
