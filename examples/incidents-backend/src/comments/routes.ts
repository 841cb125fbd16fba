import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  formatETag,
  parseIdempotencyKey,
  parseIfMatch,
  parseInput,
  resourceId,
} from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';
import { CommentService } from './CommentService';
import {
  createCommentSchema,
  listCommentsSchema,
  updateCommentSchema,
} from './schema';

/** Serves comments: parse, call the service, respond. */
export function createCommentRoutes(options: {
  httpAuth: HttpAuthService;
  comments: CommentService;
}): express.Router {
  const { httpAuth, comments } = options;
  const router = Router();

  router.get('/comments', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseInput(listCommentsSchema, req.query, 'query');

    res.json(await comments.list(query, { credentials }));
  });

  router.post('/comments', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const idempotencyKey = parseIdempotencyKey(req);
    const input = parseInput(createCommentSchema, req.body, 'body');

    const comment = await comments.create(input, {
      credentials,
      idempotencyKey,
    });
    res
      .status(201)
      .location(`${req.baseUrl}/comments/${comment.id}`)
      .set('ETag', formatETag(comment.version))
      .json(comment);
  });

  router.get('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const id = parseInput(resourceId(), req.params.id, 'id');

    const comment = await comments.get(id, { credentials });
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.patch('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const id = parseInput(resourceId(), req.params.id, 'id');
    const ifMatch = parseIfMatch(req);
    const patch = parseInput(updateCommentSchema, req.body, 'body');

    const comment = await comments.update(id, patch, {
      credentials,
      ifMatch,
    });
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.delete('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const id = parseInput(resourceId(), req.params.id, 'id');
    const ifMatch = parseIfMatch(req);

    await comments.delete(id, { credentials, ifMatch });
    res.status(204).end();
  });

  return router;
}
