import { HttpAuthService } from '@backstage/backend-plugin-api';
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
import { outagesOpenApi } from '../outages/openapi';
import { OutagesService } from '../outages/OutagesService';
import { createOutagesRoutes } from '../outages/routes';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  outages: OutagesService;
}

export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, outages } = options;
  const router = Router();
  const openApi = openApiDocument({
    pluginId: 'status',
    version: '1.0.0',
    packageJson,
    resources: [healthOpenApi, outagesOpenApi],
  });

  router.use(express.json({ type: jsonTypes }));

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  router.get('/openapi.json', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(openApi);
  });

  router.use(createOutagesRoutes({ httpAuth, outages }));

  router.use(req => {
    throw new NotFoundError(`There is no ${req.method} ${req.originalUrl}`);
  });
  router.use(errorFilter());

  return router;
}
