import { HttpAuthService } from '@backstage/backend-plugin-api';
import { parseEntityPath } from '@stagecraft/backend-runtime';
import express from 'express';
import Router from 'express-promise-router';
import { RegistryEntities } from './RegistryEntities';

const path = '/entities/:kind/:namespace/:name/registry';

/** Serves to users what the registry has of the entities that they may see. */
export function createRegistryRoutes(deps: {
  httpAuth: HttpAuthService;
  registryEntities: RegistryEntities;
}): express.Router {
  const { httpAuth, registryEntities } = deps;
  const router = Router();

  router.get(path, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = parseEntityPath(req);

    const { client, name } = await registryEntities.find(ref, { credentials });
    res.json(await client.getItem(name));
  });

  router.get(`${path}/versions`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const ref = parseEntityPath(req);

    const { client, name } = await registryEntities.find(ref, { credentials });
    res.json({ items: await client.listVersions(name) });
  });

  return router;
}
