import { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  formatETag,
  parseBody,
  parseId,
  parseIdempotency,
  parseIfMatch,
  parseQuery,
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
    const query = parseQuery(listCommentsSchema, req);

    res.json(await comments.list(query, { credentials }));
  });

  router.post('/comments', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const input = parseBody(createCommentSchema, req);
    const idempotency = parseIdempotency(req, input);

    const comment = await comments.create(input, { credentials, idempotency });
    res.location(`${req.baseUrl}/comments/${comment.id}`);
    res.status(201).set('ETag', formatETag(comment.version)).json(comment);
  });

  router.get('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });

    const comment = await comments.get(parseId(req), { credentials });
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.patch('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };
    const patch = parseBody(updateCommentSchema, req);

    const comment = await comments.update(parseId(req), patch, options);
    res.set('ETag', formatETag(comment.version)).json(comment);
  });

  router.delete('/comments/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };

    await comments.delete(parseId(req), options);
    res.status(204).end();
  });

  return router;
}
