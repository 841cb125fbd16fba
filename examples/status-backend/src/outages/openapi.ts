import {
  jsonResponse,
  queryParameters,
  ResourceOpenApi,
} from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { listOutagesSchema, outageSchema } from './outage';

/** The operations of the outages, one for each of its routes. */
export const outagesOpenApi: ResourceOpenApi = {
  tag: 'Outages',
  schemas: { OutagesList: z.object({ items: z.array(outageSchema) }) },
  paths: {
    '/outages': {
      get: {
        operationId: 'listOutages',
        description: 'List the services with open incidents that the user sees',
        parameters: queryParameters(listOutagesSchema),
        responses: { 200: jsonResponse('The outages', 'OutagesList') },
      },
    },
  },
};
