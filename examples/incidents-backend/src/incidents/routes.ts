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
import { IncidentService } from './IncidentService';
import {
  createIncidentSchema,
  listIncidentsSchema,
  updateIncidentSchema,
} from './schema';

/** Serves incidents: parse, call the service, respond. */
export function createIncidentRoutes(deps: {
  httpAuth: HttpAuthService;
  incidents: IncidentService;
}): express.Router {
  const { httpAuth, incidents } = deps;
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
    const options = { credentials, idempotencyKey: parseIdempotencyKey(req) };
    const input = parseInput(createIncidentSchema, req.body, 'body');

    const incident = await incidents.create(input, options);
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
    const id = parseId(req);

    const incident = await incidents.get(id, { credentials });
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.patch('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };
    const id = parseId(req);
    const patch = parseInput(updateIncidentSchema, req.body, 'body');

    const incident = await incidents.update(id, patch, options);
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.delete('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req) };
    const id = parseId(req);

    await incidents.delete(id, options);
    res.status(204).end();
  });

  return router;
}
