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
import { ArchiveClient } from '../archive/ArchiveClient';
import { CiDeliveries } from '../ci/createCiDeliveries';
import { CiReceiver } from '../ci/createCiReceiver';
import { ciOpenApi } from '../ci/openapi';
import { createCiRoutes } from '../ci/routes';
import { summaryOpenApi } from '../summary/openapi';
import { createSummaryRoutes } from '../summary/routes';
import { SummaryService } from '../summary/SummaryService';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  summary: SummaryService;
  archive: ArchiveClient;
  ciReceiver: CiReceiver;
  ciDeliveries: CiDeliveries;
}

export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth, summary, ciReceiver, ciDeliveries } = options;
  const router = Router();
  const openApi = openApiDocument({
    pluginId: 'deliveries',
    version: '1.0.0',
    packageJson,
    resources: [healthOpenApi, summaryOpenApi, ciOpenApi],
  });

  router.use(createCiRoutes({ httpAuth, ciDeliveries, ciReceiver }));
  router.use(express.json({ type: jsonTypes }));

  router.get('/health', (_req, res) => {
    res.json({ status: 'ok' });
  });

  router.get('/openapi.json', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(openApi);
  });

  router.use(createSummaryRoutes({ httpAuth, summary }));

  router.use(req => {
    throw new NotFoundError(`There is no ${req.method} ${req.originalUrl}`);
  });
  router.use(errorFilter());

  return router;
}
