import { z } from 'zod';
import { checked, checkedBy, pluginIdSchema } from '../../blueprint/checked.ts';
import { parseAsked } from '../../services/asked.ts';
import { subscriptionNameProblem, topicProblem } from './name.ts';

export const subscriptionAnswers = z.strictObject({
  plugin: pluginIdSchema.meta({
    description: 'Id of the plugin that hears the events',
    example: 'costs',
  }),
  name: checked(subscriptionNameProblem).meta({
    description: 'Name of the subscription, also of its folder in src',
    example: 'budgetExceeded',
  }),
  topic: checked(topicProblem).meta({
    description: 'Topic of the events',
    example: 'costs.budget.exceeded',
  }),
  services: z
    .string()
    .superRefine(checkedBy(text => void parseAsked(text)))
    .optional()
    .meta({
      description: 'Services that the handler gets, as for custom',
      example: 'notifications,knex',
    }),
});
