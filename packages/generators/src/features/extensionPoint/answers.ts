import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';
import { extensionPointNameProblem } from './name.ts';

export const extensionPointAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that modules are to extend',
    example: 'incidents',
  }),
  name: checked(extensionPointNameProblem).meta({
    description: 'What a module brings, in the singular',
    example: 'provider',
  }),
});
