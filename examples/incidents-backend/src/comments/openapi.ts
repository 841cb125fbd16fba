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
        summary:
          'List comments by creation, newest first unless asked otherwise',
        parameters: queryParameters(listCommentsSchema),
        responses: {
          200: jsonResponse('One page of comments', 'CommentPage'),
          ...errorResponses(400),
        },
      },
      post: {
        operationId: 'createComment',
        summary: 'Create a comment',
        parameters: [idempotencyKeyHeader],
        requestBody: jsonRequest('CreateComment'),
        responses: {
          201: jsonResponse('The comment', 'Comment', ['ETag', 'Location']),
          ...errorResponses(400, 409),
        },
      },
    },
    '/comments/{id}': {
      get: {
        operationId: 'getComment',
        summary: 'Get a comment',
        parameters: [idParameter],
        responses: {
          200: jsonResponse('The comment', 'Comment', ['ETag']),
          ...errorResponses(400, 404),
        },
      },
      patch: {
        operationId: 'updateComment',
        summary: 'Change some fields of a comment; null clears one',
        parameters: [idParameter, ifMatchHeader],
        requestBody: jsonRequest('UpdateComment'),
        responses: {
          200: jsonResponse('The comment', 'Comment', ['ETag']),
          ...errorResponses(400, 404, 409, 412),
        },
      },
      delete: {
        operationId: 'deleteComment',
        summary: 'Delete a comment',
        parameters: [idParameter, ifMatchHeader],
        responses: {
          204: { description: 'There is no such comment now' },
          ...errorResponses(400, 412),
        },
      },
    },
  },
};
