import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { refsSchema, servicesSchema } from '../../services/schema.ts';
import { namesOnceFree } from '../featureName.ts';
import { customNameProblem } from './name.ts';

/** A service of the plugin's own, as it stands in the blueprint. */
export const customEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('custom'),
  /** In camelCase; its folder in src is called after it. */
  name: checked(name =>
    namesOnceFree.includes(camelCase(name))
      ? undefined
      : customNameProblem(name),
  ).overwrite(camelCase),
  /** The services of Backstage that it gets. */
  services: servicesSchema,
  /** The services of packages that it gets. */
  refs: refsSchema,
  /** Whether it has routes; left out when it has none. */
  router: z.literal(true).optional(),
  /** Whether its routes were seeded with their operations, which 0.1 did not do. */
  documented: z.literal(true).optional(),
  /** Whether what its services answer in tests was seeded, which 0.2 did not do. */
  mocked: z.literal(true).optional(),
});

export type CustomEntry = z.output<typeof customEntrySchema>;
