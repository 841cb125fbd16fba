import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { parseServices } from '../../services/index.ts';
import { customNameProblem } from './name.ts';

export const customAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that gets the service',
    example: 'deployments',
  }),
  name: checked(customNameProblem).meta({
    description: 'Name of the service, also of its folder in src',
    example: 'roster',
  }),
  services: z
    .string()
    .superRefine(checkedBy(text => void parseServices(text)))
    .optional()
    .meta({
      description: 'Services of Backstage that it gets, separated by commas',
      example: 'urlReader,cache',
    }),
  router: z.boolean().optional().meta({
    description: 'Give it routes of its own',
  }),
});
