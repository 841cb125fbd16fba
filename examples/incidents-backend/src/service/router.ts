import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  errorFilter,
  healthOpenApi,
  jsonTypes,
  openApiDocument,
} from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';
import packageJson from '../../package.json';
import { CommentService } from '../comments/CommentService';
import { commentsOpenApi } from '../comments/openapi';
import { createCommentRoutes } from '../comments/routes';
import { createIncidentRefusals } from '../incidents/createIncidentRefusals';
import { IncidentService } from '../incidents/IncidentService';
import { incidentsOpenApi } from '../incidents/openapi';
import { createIncidentRoutes } from '../incidents/routes';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  logger: LoggerService;
  incidents: IncidentService;
  comments: CommentService;
}

export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, auditor, logger, incidents, comments } = options;
  const router = Router();
  const openApi = openApiDocument({
    pluginId: 'incidents',
    version: '1.0.0',
    packageJson,
    resources: [healthOpenApi, incidentsOpenApi, commentsOpenApi],
  });

  router.use(createIncidentRefusals({ auditor, logger }));
  router.use(express.json({ type: jsonTypes }));

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  router.get('/openapi.json', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(openApi);
  });

  router.use(createIncidentRoutes({ httpAuth, incidents }));
  router.use(createCommentRoutes({ httpAuth, comments }));

  router.use(req => {
    throw new NotFoundError(`There is no ${req.method} ${req.originalUrl}`);
  });
  router.use(errorFilter());

  return router;
}
