import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

export const pluginAnswers = z.strictObject({
  id: pluginIdSchema.meta({
    description: 'Plugin id, also its path below /api',
    example: 'deployments',
  }),
  backend: z.string().optional().meta({
    description:
      'Name or folder of the backend that loads it, where there are several',
    example: 'backend',
  }),
});
