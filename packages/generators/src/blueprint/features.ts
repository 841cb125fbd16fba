import { z } from 'zod';
import { actionEntrySchema } from '../features/action/entry.ts';
import { auditEntrySchema } from '../features/audit/entry.ts';
import { clientEntrySchema } from '../features/client/entry.ts';
import { customEntrySchema } from '../features/custom/entry.ts';
import { extensionPointEntrySchema } from '../features/extensionPoint/entry.ts';
import { integrationEntrySchema } from '../features/integration/entry.ts';
import { linkEntrySchema, removedLinkSchema } from '../features/link/entry.ts';
import { permissionEntrySchema } from '../features/permission/entry.ts';
import { subscriptionEntrySchema } from '../features/subscription/entry.ts';
import { taskEntrySchema } from '../features/task/entry.ts';
import {
  removedWebhookSchema,
  webhookEntrySchema,
} from '../features/webhook/entry.ts';

const featureSchema = z.discriminatedUnion('feature', [
  actionEntrySchema,
  auditEntrySchema,
  clientEntrySchema,
  customEntrySchema,
  extensionPointEntrySchema,
  integrationEntrySchema,
  linkEntrySchema,
  permissionEntrySchema,
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

/** One with a folder of its own in src. */
export type NamedFeature = Extract<FeatureEntry, { name: string }>;

/** One that belongs to a resource, or to a feature with a folder. */
export type SubjectFeature = Exclude<FeatureEntry, NamedFeature>;

/** How an entry is named where it is taken back: `custom/roster`, `audit/incident` */
export const featureId = (
  entry:
    | Pick<NamedFeature, 'feature' | 'name'>
    | Pick<SubjectFeature, 'feature' | 'of'>,
) => `${entry.feature}/${'name' in entry ? entry.name : entry.of}`;

/** Those with a folder of their own. */
export const namedFeatures = ({
  features = [],
}: {
  features?: FeatureEntry[];
}) => features.filter(entry => 'name' in entry);

/** Those that belong to something. */
export const subjectFeatures = ({
  features = [],
}: {
  features?: FeatureEntry[];
}) => features.filter(entry => 'of' in entry);

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
