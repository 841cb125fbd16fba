import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

/** What `update` has to know. */
export const updateAnswers = z.strictObject({
  plugin: pluginIdSchema.optional().meta({
    description: 'Id of the plugin, without which all are updated',
    example: 'deployments',
  }),
  from: z.string().optional().meta({
    description:
      'Archive of @stagecraft/generators to take the version from that rendered the plugin, and not from the registry',
    example: 'stagecraft-generators-0.1.0.tgz',
  }),
});
