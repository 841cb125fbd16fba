import semver from 'semver';

type Json = Record<string, unknown>;

/**
 * A change of what blueprints look like. It is a pure function of the JSON alone, and
 * stays for as long as there may be plugins of a version before it.
 */
export interface FormatChange {
  /** The version of the kit that brought it: blueprints of earlier ones are migrated. */
  before: string;
  /** Gives a blueprint as that version has it, from one as the version before had it. */
  migrate(blueprint: Json): Json;
}

/** Every change so far, the oldest first. */
export const formatChanges: FormatChange[] = [];

/**
 * Gives a blueprint the format of this version of the kit. `kitVersion` stays: it says
 * what the files of the plugin were rendered by.
 *
 * @param blueprint - as it stands on disk
 * @param version - the version of the kit that wrote it
 */
export function inPresentFormat(
  blueprint: Json,
  version: string,
  changes: FormatChange[] = formatChanges,
): Json {
  return changes
    .filter(({ before }) => semver.lt(version, before))
    .reduce((value, { migrate }) => migrate(value), blueprint);
}
