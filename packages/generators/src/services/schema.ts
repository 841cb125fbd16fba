import { z } from 'zod';
import { checkedBy } from '../blueprint/checked.ts';
import { findService } from './index.ts';

/** The services that code by hand gets, as they stand in the blueprint. */
export const servicesSchema = z
  .array(z.string().superRefine(checkedBy(name => void findService(name))))
  .overwrite(names => [...new Set(names)].sort());
