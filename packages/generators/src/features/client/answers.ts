import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

export const clientAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().meta({
    description: 'Name of the resource that other plugins are to call',
    example: 'incident',
  }),
});
