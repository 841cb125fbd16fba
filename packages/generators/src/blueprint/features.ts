import { z } from 'zod';
import { customEntrySchema } from '../features/custom/entry.ts';
import { integrationEntrySchema } from '../features/integration/entry.ts';
import { linkEntrySchema, removedLinkSchema } from '../features/link/entry.ts';
import { subscriptionEntrySchema } from '../features/subscription/entry.ts';
import { taskEntrySchema } from '../features/task/entry.ts';
import {
  removedWebhookSchema,
  webhookEntrySchema,
} from '../features/webhook/entry.ts';

const featureSchema = z.discriminatedUnion('feature', [
  customEntrySchema,
  integrationEntrySchema,
  linkEntrySchema,
  subscriptionEntrySchema,
  taskEntrySchema,
  webhookEntrySchema,
]);

/** What a plugin has beside resources. */
export type FeatureEntry = z.output<typeof featureSchema>;

/** What is left of one that had a table. */
export type RemovedFeature = z.output<typeof removedFeaturesSchema>[number];

/** The kinds of features. */
export const featureKinds: string[] = featureSchema.options.map(
  ({ shape }) => shape.feature.value,
);

/** How an entry is named where it is taken back: `custom/roster` */
export const featureId = ({
  feature,
  name,
}: Pick<FeatureEntry, 'feature' | 'name'>) => `${feature}/${name}`;

/** Features in the order of their names, so that the order of commands is none. */
export const featuresSchema = z
  .array(featureSchema)
  .min(1)
  .overwrite(entries =>
    entries.toSorted((a, b) => (featureId(a) < featureId(b) ? -1 : 1)),
  );

/** Features that are gone, for the sake of their migrations. */
export const removedFeaturesSchema = z
  .array(
    z.discriminatedUnion('feature', [removedLinkSchema, removedWebhookSchema]),
  )
  .min(1);
