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
import { IncidentService } from './IncidentService';
import {
  createIncidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

/** Serves incidents: parse, call the service, respond. */
export function createIncidentRoutes(options: {
  httpAuth: HttpAuthService;
  incidents: IncidentService;
}): express.Router {
  const { httpAuth, incidents } = options;
  const router = Router();

  router.get('/incidents', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseInput(listIncidentsSchema, req.query, 'query');

    res.json(await incidents.list(query, { credentials }));
  });

  router.post('/incidents', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const idempotencyKey = parseIdempotencyKey(req);
    const input = parseInput(createIncidentSchema, req.body, 'body');

    const incident = await incidents.create(input, {
      credentials,
      idempotencyKey,
    });
    res
      .status(201)
      .location(`${req.baseUrl}/incidents/${incident.id}`)
      .set('ETag', formatETag(incident.version))
      .json(incident);
  });

  router.get('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const id = parseInput(resourceId(), req.params.id, 'id');

    const incident = await incidents.get(id, { credentials });
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.patch('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const id = parseInput(resourceId(), req.params.id, 'id');
    const ifMatch = parseIfMatch(req);
    const patch = parseInput(updateIncidentSchema, req.body, 'body');

    const incident = await incidents.update(id, patch, {
      credentials,
      ifMatch,
    });
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.delete('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const id = parseInput(resourceId(), req.params.id, 'id');
    const ifMatch = parseIfMatch(req);

    await incidents.delete(id, { credentials, ifMatch });
    res.status(204).end();
  });

  return router;
}
