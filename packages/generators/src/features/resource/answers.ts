import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { resourceNameProblem } from '../../blueprint/resourceName.ts';
import { keysProblem } from '../../blueprint/uniqueKeys.ts';
import { parseFields } from '../../fields/grammar.ts';

export const resourceAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that gets the resource',
    example: 'deployments',
  }),
  name: checked(resourceNameProblem).meta({
    description: 'Name of the resource, in the singular',
    example: 'release',
  }),
  fields: z
    .string()
    .superRefine(checkedBy(text => void parseFields(text)))
    .meta({
      description:
        'Fields, each name:type[?][=value][:unique|:index], separated by blanks',
      example: 'title:string notes:text?',
    }),
  unique: checked(keysProblem).optional().meta({
    description:
      'Fields that are unique together, with commas, and blanks between several keys',
    example: 'component,year',
  }),
  sort: z.string().optional().meta({
    description:
      'Fields that its list can be sorted by, separated by commas; each has :index',
    example: 'dueAt',
  }),
  plural: checked(resourceNameProblem).optional().meta({
    description: 'Plural of the name, where the usual rule gives a wrong one',
    example: 'releases',
  }),
});
