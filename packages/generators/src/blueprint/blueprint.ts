import { z } from 'zod';
import { GeneratorError } from '../errors.ts';
import { parseFields } from '../fields/grammar.ts';
import { sortProblem } from '../fields/sorts.ts';
import { parseJson } from '../workspace/parseJson.ts';
import { checkedBy, pluginIdSchema } from './checked.ts';
import { changeTable } from './changeTable.ts';
import { checkExpansions } from './checkExpansions.ts';
import { checkKeys } from './checkKeys.ts';
import { checkFeatureNames } from './featureNames.ts';
import { featuresSchema, removedFeaturesSchema } from './features.ts';
import { inPresentFormat } from './formats.ts';
import { changeSchema, keysSchema } from './history.ts';
import { isVersion, refuseNewer } from './kitVersion.ts';
import { checkLinks } from './links.ts';
import { checkGuards } from './checkGuards.ts';
import { checkReferences } from './references.ts';
import { rowFields } from './reservedNames.ts';
import { resourceNames } from './resourceName.ts';
import { checkSubjects } from './subjects.ts';
import { checkSharedNames } from './sharedNames.ts';
import { checkUsedFields } from './usedFields.ts';

const PACKAGE_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

// PostgreSQL allows 1,600 columns in the whole life of a table.
const MAX_FIELDS_EVER = 1600 - rowFields.length;

const resourceShape = z.strictObject({
  /** In the singular, such as `incident`. */
  name: z.string(),
  /** In the plural, such as `incidents`; its table and path are called after it. */
  plural: z.string(),
  /** Time stamp of its migration: UTC to the second, in ISO 8601. */
  addedAt: z.iso.datetime({ precision: 0 }),
  /** Those it was created with, a line each, such as `title:string`. */
  fields: z
    .array(z.string())
    .superRefine(checkedBy(fields => void parseFields(fields))),
  /** Its keys over several fields, by the names that these had. */
  unique: keysSchema.optional(),
  /** The fields that its list can be sorted by, by the names that they have now. */
  sort: z.array(z.string()).min(1).optional(),
  /** Who may create, change and delete, if it is not users only. */
  writers: z.tuple([z.literal('user'), z.literal('service')]).optional(),
  /** Whether the database checks the enums that it was created with. */
  checks: z.literal(true).optional(),
  /** What became of its fields since, the oldest first. */
  changes: z.array(changeSchema).min(1).optional(),
});

const resourceSchema = resourceShape.superRefine(checkedBy(checkResource));

// A resource that is gone; its migrations stay, and one more drops its table.
const removedSchema = resourceShape
  .extend({
    /** Time stamp of the migration that drops its table, as `addedAt`. */
    removedAt: z.iso.datetime({ precision: 0 }),
  })
  .superRefine(checkedBy(checkResource));

function checkResource(
  entry: z.output<typeof resourceShape> & { removedAt?: string },
): void {
  const { name, plural, fields, sort = [], changes = [] } = entry;
  resourceNames(name, plural);
  const now = parseFields(changes.reduce(changeTable, fields));
  checkKeys(entry);
  checkExpansions(entry);
  const problem = sortProblem(sort, now);
  if (problem) {
    throw new GeneratorError(problem);
  }
  const added = changes.flatMap(({ add = [], expand, rename = {} }) =>
    expand ? Object.values(rename) : add,
  );
  if (fields.length + added.length > MAX_FIELDS_EVER) {
    throw new GeneratorError(
      `"${name}" would have had more than ${MAX_FIELDS_EVER} fields, and PostgreSQL counts those that were removed, too`,
    );
  }
  const times = entryTimes(entry);
  if (times.some((time, index) => index > 0 && time <= times[index - 1])) {
    throw new GeneratorError(
      'each change has to be later than the one before it',
    );
  }
}

export const blueprintSchema = z
  .strictObject({
    /** The version of the kit that rendered the plugin last. */
    kitVersion: z.string().refine(isVersion, 'is no version of the kit'),
    /** The package that the plugin is. */
    package: z.strictObject({
      /** Its name in package.json. */
      name: z.string().regex(PACKAGE_NAME, 'cannot be the name of a package'),
    }),
    /** As Backstage knows the plugin. */
    pluginId: pluginIdSchema,
    /** What it stores and serves. */
    resources: z
      .array(resourceSchema)
      .superRefine(checkedBy(checkSharedNames))
      .superRefine(checkedBy(checkReferences)),
    /** Resources that are gone, for the sake of their migrations. */
    removed: z.array(removedSchema).min(1).optional(),
    /** What else it has. */
    features: featuresSchema.optional(),
    /** Features that are gone, for the sake of their migrations. */
    removedFeatures: removedFeaturesSchema.optional(),
  })
  .superRefine(checkedBy(checkFeatureNames))
  .superRefine(checkedBy(checkLinks))
  .superRefine(checkedBy(checkSubjects))
  .superRefine(checkedBy(checkGuards))
  .superRefine(checkedBy(checkUsedFields));

/**
 * What a plugin is made from; whatever it says decides bytes of the output.
 *
 * @see {@link render}
 * @useDeclaredType
 */
export type Blueprint = z.output<typeof blueprintSchema>;
/**
 * A resource of a plugin, and what it has been.
 *
 * @see {@link Blueprint}
 * @useDeclaredType
 */
export type ResourceEntry = z.output<typeof resourceSchema>;
export type RemovedEntry = z.output<typeof removedSchema>;

/** The times of all that a blueprint says, of which the next has to be later. */
export function blueprintTimes({
  resources,
  removed = [],
  features = [],
  removedFeatures = [],
}: Blueprint): string[] {
  const withTables = features.filter(entry => 'addedAt' in entry);
  return [...resources, ...removed, ...withTables, ...removedFeatures].flatMap(
    entryTimes,
  );
}

function entryTimes({
  addedAt,
  changes = [],
  removedAt,
}: {
  addedAt: string;
  changes?: { addedAt: string }[];
  removedAt?: string;
}): string[] {
  return [
    addedAt,
    ...changes.map(change => change.addedAt),
    ...(removedAt ? [removedAt] : []),
  ];
}

/**
 * Reads a blueprint, also one that an earlier version of the kit wrote.
 *
 * @param text - the content of the file
 * @param path - where it stands, for the message
 * @returns the blueprint, checked, in the format of this version
 * @throws GeneratorError that names the path and the key that is wrong, or the version
 *   to install, when a later one wrote it
 * @see {@link BLUEPRINT_FILE}
 */
export function parseBlueprint(text: string, path: string): Blueprint {
  const value = parseJson(text, path);
  const version: unknown = value?.kitVersion;
  if (!isVersion(version)) {
    return checkBlueprint(value, path);
  }
  refuseNewer(version, path);
  return checkBlueprint(inPresentFormat(value, version), path);
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
