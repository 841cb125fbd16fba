import semver from 'semver';
import { GeneratorError } from '../errors.ts';
import { KIT_VERSION } from '../kitVersion.ts';

/**
 * How the version of the kit that rendered a plugin stands to this one.
 *
 * @see {@link judgeVersion}
 */
export type Standing = 'older' | 'same' | 'newer';

/**
 * Judges the version that a blueprint names.
 *
 * @param version - a version of the kit
 * @param kit - the version to compare it with
 * @see {@link KIT_VERSION}
 */
export function judgeVersion(version: string, kit = KIT_VERSION): Standing {
  const order = semver.compare(version, kit);
  if (order === 0) {
    return 'same';
  }
  return order < 0 ? 'older' : 'newer';
}

/** Whether a text is a version as a package has one. */
export const isVersion = (text: unknown): text is string =>
  typeof text === 'string' && semver.valid(text) === text;

/**
 * Refuses a blueprint that a newer kit wrote: what it says may mean something else.
 *
 * @param version - what it names as `kitVersion`
 * @param path - where it stands, for the message
 * @throws GeneratorError that names the version to install
 */
export function refuseNewer(version: string, path: string): void {
  if (judgeVersion(version) === 'newer') {
    throw new GeneratorError(
      `${path} was written by version ${version} of the kit, and this is ${KIT_VERSION}; install that version with: yarn up @stagecraft/cli@^${version}`,
    );
  }
}

/**
 * Refuses to change a plugin that an older kit rendered: part of its files would come
 * from that version and part from this one.
 *
 * @param id - the plugin's id
 * @param version - what its blueprint names as `kitVersion`
 * @throws GeneratorError that says how to update it
 */
export function refuseOlder(id: string, version: string): void {
  if (judgeVersion(version) === 'older') {
    throw new GeneratorError(
      `the plugin "${id}" was rendered by version ${version} of the kit, and this is ${KIT_VERSION}, which would mix the two; update it first with: yarn backstage-cli stagecraft update --plugin ${id}`,
    );
  }
}
