import { createUpdateGenerator } from '@stagecraft/generators';
import { withEngines } from '../engines/withEngines.ts';

/** Brings plugins to this version of the kit, by way of those that rendered them. */
export const updateGenerator = createUpdateGenerator(withEngines);
