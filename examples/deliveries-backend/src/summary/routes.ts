import { HttpAuthService } from '@backstage/backend-plugin-api';
import express from 'express';
import Router from 'express-promise-router';
import { SummaryService } from './SummaryService';

/** Serves the summary to users. */
export function createSummaryRoutes(deps: {
  httpAuth: HttpAuthService;
  summary: SummaryService;
}): express.Router {
  const { httpAuth, summary } = deps;
  const router = Router();

  router.get('/summary', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });

    res.json({ items: await summary.list({ credentials }) });
  });

  return router;
}
