import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

export const auditAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().meta({
    description: 'Name of the resource whose writes are recorded',
    example: 'incident',
  }),
});
