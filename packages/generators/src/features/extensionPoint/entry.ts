import { z } from 'zod';
import { checked } from '../../blueprint/checked.ts';
import { camelCase } from '../../blueprint/names.ts';
import { extensionPointNameProblem } from './name.ts';

/** An extension point, as it stands in the blueprint. */
export const extensionPointEntrySchema = z.strictObject({
  /** What kind of feature it is. */
  feature: z.literal('extension-point'),
  /** In camelCase; its folders in src are called after it. */
  name: checked(extensionPointNameProblem).overwrite(camelCase),
});

export type ExtensionPointEntry = z.output<typeof extensionPointEntrySchema>;
