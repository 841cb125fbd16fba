import { z } from 'zod';
import { checkedBy } from '../blueprint/checked.ts';
import { findService } from './index.ts';
import { refId, serviceRefSchema } from './serviceRef.ts';

/** The services that code by hand gets, as they stand in the blueprint. */
export const servicesSchema = z
  .array(z.string().superRefine(checkedBy(name => void findService(name))))
  .overwrite(names => [...new Set(names)].sort());

/** The services of packages that it gets; left out when it gets none. */
export const refsSchema = z
  .array(serviceRefSchema)
  .min(1)
  .overwrite(refs => refs.toSorted((a, b) => (refId(a) < refId(b) ? -1 : 1)))
  .optional();
