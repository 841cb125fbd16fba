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
import { registryOpenApi } from '../registry/openapi';
import { RegistryEntities } from '../registry/RegistryEntities';
import { createRegistryRoutes } from '../registry/routes';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  registryEntities: RegistryEntities;
}

export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, registryEntities } = options;
  const router = Router();
  const openApi = openApiDocument({
    pluginId: 'registry',
    version: '1.0.0',
    packageJson,
    resources: [healthOpenApi, registryOpenApi],
  });

  router.use(express.json({ type: jsonTypes }));

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  router.get('/openapi.json', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(openApi);
  });

  router.use(createRegistryRoutes({ httpAuth, registryEntities }));

  router.use(req => {
    throw new NotFoundError(`There is no ${req.method} ${req.originalUrl}`);
  });
  router.use(errorFilter());

  return router;
}
