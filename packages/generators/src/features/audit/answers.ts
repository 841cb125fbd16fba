import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

export const auditAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().optional().meta({
    description: 'Name of the resource whose writes are recorded',
    example: 'incident',
  }),
  task: z.string().optional().meta({
    description: 'Name of the task whose runs are recorded',
    example: 'nightlyImport',
  }),
  webhook: z.string().optional().meta({
    description: 'Name of the webhook whose deliveries are recorded',
    example: 'ci',
  }),
});
