import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { refsSchema, servicesSchema } from '../../services/schema.ts';
import { subscriptionNameProblem, topicProblem } from './name.ts';

/** A handler of events, as it stands in the blueprint. */
export const subscriptionEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('subscription'),
  /** In camelCase; its folder in src is called after it. */
  name: checked(subscriptionNameProblem).overwrite(camelCase),
  /** The topic of the events. */
  topic: checked(topicProblem),
  /** The services that the handler gets. */
  services: servicesSchema,
  /** The services of packages that the handler gets. */
  refs: refsSchema,
});

export type SubscriptionEntry = z.output<typeof subscriptionEntrySchema>;
