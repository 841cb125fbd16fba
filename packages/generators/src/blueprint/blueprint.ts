import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { parseJson } from '../workspace/parseJson.ts';
import { checkedBy, pluginIdSchema } from './checked.ts';
import { changeTable } from './changeTable.ts';
import { checkFeatureNames } from './featureNames.ts';
import { featuresSchema } from './features.ts';
import { asItIs, changeSchema } from './history.ts';
import { referencesOf } from './references.ts';
import { resourceNames } from './resourceName.ts';
import { checkSharedNames } from './sharedNames.ts';

const PACKAGE_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** The file that holds a plugin's blueprint, in its folder. */
export const BLUEPRINT_FILE = '.stagecraft.json';

const resourceShape = z.strictObject({
  name: z.string(),
  plural: z.string(),
  addedAt: z.iso.datetime({ precision: 0 }),
  fields: z
    .array(z.string())
    .superRefine(checkedBy(fields => void parseFields(fields))),
  changes: z.array(changeSchema).min(1).optional(),
});

const resourceSchema = resourceShape.superRefine(checkedBy(checkResource));

// A resource that is gone; its migrations stay, and one more drops its table.
const removedSchema = resourceShape
  .extend({ removedAt: z.iso.datetime({ precision: 0 }) })
  .superRefine(checkedBy(checkResource));

function checkResource(
  entry: z.output<typeof resourceShape> & { removedAt?: string },
): void {
  const { name, plural, fields, changes = [] } = entry;
  resourceNames(name, plural);
  changes.reduce(changeTable, fields);
  const times = entryTimes(entry);
  if (times.some((time, index) => index > 0 && time <= times[index - 1])) {
    throw new GeneratorError(
      'each change has to be later than the one before it',
    );
  }
}

function checkReferences(entries: z.output<typeof resourceSchema>[]): void {
  const resources = entries.map(asItIs);
  resources.forEach(entry => referencesOf(entry, resources));
}

export const blueprintSchema = z
  .strictObject({
    kitVersion: z.string(),
    package: z.strictObject({
      name: z.string().regex(PACKAGE_NAME, 'cannot be the name of a package'),
    }),
    pluginId: pluginIdSchema,
    resources: z
      .array(resourceSchema)
      .superRefine(checkedBy(checkSharedNames))
      .superRefine(checkedBy(checkReferences)),
    removed: z.array(removedSchema).min(1).optional(),
    features: featuresSchema.optional(),
  })
  .superRefine(checkedBy(checkFeatureNames));

/** What a plugin is made from; whatever it says decides bytes of the output. */
export type Blueprint = z.output<typeof blueprintSchema>;
export type ResourceEntry = z.output<typeof resourceSchema>;
export type RemovedEntry = z.output<typeof removedSchema>;

/** The times of all that a blueprint says, of which the next has to be later. */
export function blueprintTimes({
  resources,
  removed = [],
}: Blueprint): string[] {
  return [...resources, ...removed].flatMap(entryTimes);
}

function entryTimes({
  addedAt,
  changes = [],
  removedAt,
}: Pick<RemovedEntry, 'addedAt' | 'changes'> & {
  removedAt?: string;
}): string[] {
  return [
    addedAt,
    ...changes.map(change => change.addedAt),
    ...(removedAt ? [removedAt] : []),
  ];
}

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
