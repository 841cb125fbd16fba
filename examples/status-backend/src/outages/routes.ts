import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseQuery } from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';
import { listOutagesSchema } from './outage';
import { OutagesService } from './OutagesService';

/** Serves the outages to users. */
export function createOutagesRoutes(deps: {
  httpAuth: HttpAuthService;
  outages: OutagesService;
}): express.Router {
  const { httpAuth, outages } = deps;
  const router = Router();

  router.get('/outages', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const query = parseQuery(listOutagesSchema, req);

    res.json({ items: await outages.list({ ...query, credentials }) });
  });

  return router;
}
