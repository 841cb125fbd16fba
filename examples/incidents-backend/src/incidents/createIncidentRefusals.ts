import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { recordRefusals } from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';

/** Records the writes of incidents that are refused before the service is called. */
export function createIncidentRefusals(deps: {
  auditor: AuditorService;
  logger: LoggerService;
}): express.Router {
  const refused = (actionType: string) =>
    recordRefusals(deps, 'incident-mutate', actionType);
  const router = Router();

  router.post('/incidents', refused('create'));
  router.patch('/incidents/:id', refused('update'));
  router.delete('/incidents/:id', refused('delete'));

  return router;
}
