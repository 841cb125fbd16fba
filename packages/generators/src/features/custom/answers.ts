import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { parseAsked } from '../../services/asked.ts';
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
    .superRefine(checkedBy(text => void parseAsked(text)))
    .optional()
    .meta({
      description:
        'Services that it gets, separated by commas: of Backstage by name, of a package as package#export',
      example: 'urlReader,cache',
    }),
  router: z.boolean().optional().meta({
    description: 'Give it routes of its own',
  }),
});
