import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/pluginId.ts';

export const pluginAnswers = z.strictObject({
  id: pluginIdSchema.meta({
    description: 'Plugin id, also its path below /api',
    example: 'deployments',
  }),
});
