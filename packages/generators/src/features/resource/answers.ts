import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { resourceNameProblem } from '../../blueprint/resourceName.ts';
import { keysProblem } from '../../blueprint/uniqueKeys.ts';
import { parseFields } from '../../fields/grammar.ts';
import { writersAnswer } from '../writers.ts';

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
      'Fields with :index that its list can be sorted by, with commas',
    example: 'dueAt',
  }),
  writers: writersAnswer.optional().meta({
    description: 'Who may create, change and delete: user, or user,service',
    example: 'user,service',
  }),
  plural: checked(resourceNameProblem).optional().meta({
    description: 'Plural of the name, where the usual rule gives a wrong one',
    example: 'releases',
  }),
});
