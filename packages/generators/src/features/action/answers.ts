import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';
import { operationsProblem } from './operations.ts';

export const actionAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin',
    example: 'incidents',
  }),
  resource: z.string().meta({
    description: 'Name of the resource that is offered by actions',
    example: 'incident',
  }),
  operations: checked(operationsProblem).optional().meta({
    description:
      'What callers can do, with commas (list, get, create, update, delete), or all but delete',
    example: 'list,get',
  }),
});
