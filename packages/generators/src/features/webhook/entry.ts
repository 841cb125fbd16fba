import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { refsSchema, servicesSchema } from '../../services/schema.ts';
import { webhookNameProblem } from './name.ts';
import { schemeSchema } from './scheme.ts';

const time = z.iso.datetime({ precision: 0 });

/** Signed deliveries, as they stand in the blueprint. */
export const webhookEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('webhook'),
  /** In camelCase; its folder in src is called after it. */
  name: checked(webhookNameProblem).overwrite(camelCase),
  /** Time stamp of the migration that makes its table. */
  addedAt: time,
  /** How senders sign. */
  scheme: schemeSchema,
  /** The services that the handler gets. */
  services: servicesSchema,
  /** Those of packages. */
  refs: refsSchema,
});

/** A webhook that is gone; its migration stays, and one more drops its table. */
export const removedWebhookSchema = webhookEntrySchema
  .pick({ feature: true, name: true, addedAt: true })
  .extend({
    /** Time stamp of the migration that drops its table. */
    removedAt: time,
  })
  .refine(({ addedAt, removedAt }) => addedAt < removedAt, {
    path: ['removedAt'],
    message: 'has to be later than addedAt',
  });

export type WebhookEntry = z.output<typeof webhookEntrySchema>;
export type RemovedWebhook = z.output<typeof removedWebhookSchema>;
