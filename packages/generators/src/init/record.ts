import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import type { Manifest } from '../workspace/manifest.ts';

/** Where the record stands in the root package.json. */
export const RECORD = ['stagecraft', 'init'];

const recordSchema = z.strictObject({
  /** Development dependencies that were not there, beside that on the kit. */
  added: z.array(z.string().min(1)).optional(),
  /** Whether it depended on the kit before. */
  hadKit: z.literal(true).optional(),
  /** The template in whose place the kit's came, when the repository listed it. */
  displaced: z
    .strictObject({ template: z.string().min(1), index: z.int().nonnegative() })
    .optional(),
});

/**
 * What `init` did and what nobody could tell from the result. It stands in the root
 * package.json, so that it can be taken back.
 */
export type InitRecord = z.infer<typeof recordSchema>;

/**
 * Reads the record of a repository.
 *
 * @param manifest - the root package.json
 * @returns an empty record when there is none
 * @throws GeneratorError when somebody made something else of it
 */
export function readRecord(manifest: Manifest): InitRecord {
  const result = recordSchema.safeParse(manifest.stagecraft?.init ?? {});
  if (!result.success) {
    throw new GeneratorError(
      `"stagecraft" in package.json is not as init wrote it: ${z.prettifyError(result.error)}; put back what git has, or take it out`,
    );
  }
  return result.data;
}
