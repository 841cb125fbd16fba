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
import { IncidentService } from './IncidentService';
import {
  createIncidentSchema,
  getIncidentSchema,
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
    const query = parseQuery(listIncidentsSchema, req);

    res.json(await incidents.list(query, { credentials }));
  });

  router.post('/incidents', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const input = parseBody(createIncidentSchema, req);
    const idempotency = parseIdempotency(req, input);

    const incident = await incidents.create(input, {
      credentials,
      idempotency,
      request: req,
    });
    res.location(`${req.baseUrl}/incidents/${incident.id}`);
    res.status(201).set('ETag', formatETag(incident.version)).json(incident);
  });

  router.get('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { expand } = parseQuery(getIncidentSchema, req);

    const incident = await incidents.get(parseId(req), { credentials, expand });
    if (expand) {
      // It changes without the version, by which a browser would find it fresh.
      res.set('Cache-Control', 'no-store');
    }
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.patch('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req), request: req };
    const patch = parseBody(updateIncidentSchema, req);

    const incident = await incidents.update(parseId(req), patch, options);
    res.set('ETag', formatETag(incident.version)).json(incident);
  });

  router.delete('/incidents/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const options = { credentials, ifMatch: parseIfMatch(req), request: req };

    await incidents.delete(parseId(req), options);
    res.status(204).end();
  });

  return router;
}
