import { jsonResponse, ResourceOpenApi } from '@stagecraft/backend-runtime';
import { z } from 'zod';
import { componentSummarySchema } from '../releases/release';

/** The operations of the summary, one for each of its routes. */
export const summaryOpenApi: ResourceOpenApi = {
  tag: 'Summary',
  schemas: {
    SummaryList: z.object({ items: z.array(componentSummarySchema) }),
  },
  paths: {
    '/summary': {
      get: {
        operationId: 'listSummary',
        description: 'Sum up the releases of each component',
        responses: { 200: jsonResponse('The components', 'SummaryList') },
      },
    },
  },
};
