import { z } from 'zod';
import { ResourceOpenApi } from './document';
import { jsonResponse } from './operations';

/**
 * What `/health` answers in every plugin.
 *
 * @see {@link openApiDocument}, which takes it beside the resources
 */
export const healthOpenApi: ResourceOpenApi = {
  schemas: { Health: z.object({ status: z.string() }) },
  paths: {
    '/health': {
      get: {
        operationId: 'getHealth',
        description: 'Open to everybody, and asks nothing of the database',
        security: [],
        responses: { 200: jsonResponse('The plugin runs', 'Health') },
      },
    },
  },
};
