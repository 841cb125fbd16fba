import { z } from 'zod';
import { checked, pluginIdSchema } from '../../blueprint/checked.ts';
import { integrationNameProblem } from './name.ts';
import { annotationProblem, cacheProblem } from './options.ts';

export const integrationAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that gets the client',
    example: 'quay',
  }),
  name: checked(integrationNameProblem).meta({
    description: 'Name of the system that is asked, also of its folder in src',
    example: 'registry',
  }),
  instances: z.boolean().optional().meta({
    description: 'There may be several of these systems, each with a name',
  }),
  perEntity: checked(annotationProblem).optional().meta({
    description:
      'Annotation that says what an entity is called there, for a route by entity',
    example: 'example.com/repository',
  }),
  list: z.boolean().optional().meta({
    description: 'Seed a list, too, which is read page by page',
  }),
  cache: checked(cacheProblem).optional().meta({
    description: 'How long answers are kept, as a duration',
    example: 'PT1M',
  }),
});
