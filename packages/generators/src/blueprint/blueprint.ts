import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { pluginIdSchema } from './checked.ts';
import { resourceNames } from './resourceName.ts';

/** The file that holds a plugin's blueprint, in its folder. */
export const BLUEPRINT_FILE = '.stagecraft.json';

const resourceSchema = z
  .strictObject({
    name: z.string(),
    plural: z.string(),
    addedAt: z.iso.datetime({ precision: 0 }),
    fields: z.array(z.string()),
  })
  .superRefine(({ name, plural, fields }, context) => {
    try {
      resourceNames(name, plural);
      parseFields(fields);
    } catch (error) {
      context.addIssue((error as Error).message);
    }
  });

export const blueprintSchema = z
  .strictObject({
    kitVersion: z.string(),
    package: z.strictObject({ name: z.string().min(1) }),
    pluginId: pluginIdSchema,
    resources: z.array(resourceSchema),
  })
  .superRefine(({ resources }, context) => {
    const names = resources.flatMap(({ name, plural }) => [name, plural]);
    const lower = names.map(name => name.toLowerCase());
    const twice = names.find((_, index) => lower.indexOf(lower[index]) < index);
    if (twice) {
      context.addIssue(`the name "${twice}" is used by two resources`);
    }
  });

/** What a plugin is made from; whatever it says decides bytes of the output. */
export type Blueprint = z.output<typeof blueprintSchema>;
export type ResourceEntry = Blueprint['resources'][number];

/**
 * Reads a blueprint.
 *
 * @param text - the content of the file
 * @param path - where it stands, for the message
 * @throws GeneratorError that names the path and the key that is wrong
 */
export function parseBlueprint(text: string, path: string): Blueprint {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new GeneratorError(
      `${path} is not JSON: ${(error as Error).message}`,
    );
  }
  return checkBlueprint(json, path);
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
