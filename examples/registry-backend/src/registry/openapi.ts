import {
  entityParameters,
  errorResponses,
  jsonResponse,
  ResourceOpenApi,
} from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { itemSchema, versionSchema } from './RegistryClient';

/** The operations of the registry, one for each of its routes. */
export const registryOpenApi: ResourceOpenApi = {
  tag: 'Registry',
  schemas: {
    RegistryItem: itemSchema,
    RegistryVersionList: z.object({ items: z.array(versionSchema) }),
  },
  paths: {
    '/entities/{kind}/{namespace}/{name}/registry': {
      get: {
        operationId: 'getRegistryItem',
        description: 'Read what the registry has of an entity',
        parameters: entityParameters,
        responses: {
          200: jsonResponse('The item', 'RegistryItem'),
          ...errorResponses(404, 502, 504),
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/registry/versions': {
      get: {
        operationId: 'listRegistryVersions',
        description: 'List the versions that the registry has of an entity',
        parameters: entityParameters,
        responses: {
          200: jsonResponse('The versions', 'RegistryVersionList'),
          ...errorResponses(404, 502, 504),
        },
      },
    },
  },
};
