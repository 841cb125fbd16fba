import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { parseJson } from '../workspace/parseJson.ts';
import { pluginIdSchema } from './checked.ts';
import { resourceNames } from './resourceName.ts';
import { checkSharedNames } from './sharedNames.ts';

const PACKAGE_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** The file that holds a plugin's blueprint, in its folder. */
export const BLUEPRINT_FILE = '.stagecraft.json';

// Turns a function that throws into a check of a zod schema.
const checkedBy =
  <Value>(check: (value: Value) => void) =>
  (value: Value, context: z.RefinementCtx) => {
    try {
      check(value);
    } catch (error) {
      context.addIssue((error as Error).message);
    }
  };

const resourceSchema = z
  .strictObject({
    name: z.string(),
    plural: z.string(),
    addedAt: z.iso.datetime({ precision: 0 }),
    fields: z
      .array(z.string())
      .superRefine(checkedBy(fields => void parseFields(fields))),
  })
  .superRefine(
    checkedBy(({ name, plural }) => void resourceNames(name, plural)),
  );

export const blueprintSchema = z.strictObject({
  kitVersion: z.string(),
  package: z.strictObject({
    name: z.string().regex(PACKAGE_NAME, 'cannot be the name of a package'),
  }),
  pluginId: pluginIdSchema,
  resources: z.array(resourceSchema).superRefine(checkedBy(checkSharedNames)),
});

/** What a plugin is made from; whatever it says decides bytes of the output. */
export type Blueprint = z.output<typeof blueprintSchema>;
export type ResourceEntry = z.output<typeof resourceSchema>;

/**
 * Reads a blueprint.
 *
 * @param text - the content of the file
 * @param path - where it stands, for the message
 * @throws GeneratorError that names the path and the key that is wrong
 */
export function parseBlueprint(text: string, path: string): Blueprint {
  return checkBlueprint(parseJson(text, path), path);
}

/**
 * Checks a blueprint that was changed.
 *
 * @throws GeneratorError that names the path and the key that is wrong
 */
export function checkBlueprint(value: unknown, path: string): Blueprint {
  const result = blueprintSchema.safeParse(value);
  if (!result.success) {
    const [{ path: keys, message }] = result.error.issues;
    throw new GeneratorError(
      `${path}: ${keys.length > 0 ? `${keys.join('.')}: ` : ''}${message}`,
    );
  }
  return result.data;
}

/** Writes a blueprint as the text of its file. */
export function formatBlueprint(blueprint: Blueprint): string {
  return `${JSON.stringify(blueprint, null, 2)}\n`;
}
