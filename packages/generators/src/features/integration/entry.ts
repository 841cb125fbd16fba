import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { integrationNameProblem } from './name.ts';
import { annotationProblem, cacheProblem } from './options.ts';

/** A client of a system outside of Backstage, as it stands in the blueprint. */
export const integrationEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('integration'),
  /** In camelCase; its folder in src is called after it. */
  name: checked(integrationNameProblem).overwrite(camelCase),
  /** Whether there may be several of these systems; left out when there is one. */
  instances: z.literal(true).optional(),
  /** The annotation of entities that have a route. */
  annotation: checked(annotationProblem).optional(),
  /** Whether its first code has a list. */
  list: z.literal(true).optional(),
  /** How long answers are kept: a duration of ISO 8601. */
  cache: checked(cacheProblem).optional(),
});

export type IntegrationEntry = z.output<typeof integrationEntrySchema>;
