import { z } from 'zod';
import { pluginIdSchema } from '../../blueprint/checked.ts';

export const permissionAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().optional().meta({
    description: 'Name of the resource that callers need permissions for',
    example: 'incident',
  }),
  custom: z.string().optional().meta({
    description:
      'Name of the service whose routes callers need permissions for',
    example: 'roster',
  }),
  integration: z.string().optional().meta({
    description:
      'Name of the integration of whose entities callers need a permission',
    example: 'registry',
  }),
  webhook: z.string().optional().meta({
    description:
      'Name of the webhook whose deliveries callers need permissions for',
    example: 'ci',
  }),
  ownedBy: z.string().optional().meta({
    description:
      'Field with an entity of the catalog, whose owners own the row that has it',
    example: 'service',
  }),
  rules: z
    .string()
    .regex(/\w/, 'name a field or several, as in severity,service')
    .optional()
    .meta({
      description:
        'Fields that policies can have conditions about, with commas, unless it is each with an index',
      example: 'severity,service',
    }),
});
