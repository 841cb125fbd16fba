import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  formatETag,
  parseId,
  parseIdempotencyKey,
  parseIfMatch,
  parseInput,
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
export function createCommentRoutes(deps: {
  httpAuth: HttpAuthService;
  comments: CommentService;
}): express.Router {
  const { httpAuth, comments } = deps;
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
    const options = { credentials, idempotencyKey: parseIdempotencyKey(req) };
    const input = parseInput(createCommentSchema, req.body, 'body');

    const comment = await comments.create(input, options);
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
    const id = parseId(req);

    const comment = await comments.get(id, { credentials });
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.patch('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };
    const id = parseId(req);
    const patch = parseInput(updateCommentSchema, req.body, 'body');

    const comment = await comments.update(id, patch, options);
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.delete('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };
    const id = parseId(req);

    await comments.delete(id, options);
    res.status(204).end();
  });

  return router;
}
