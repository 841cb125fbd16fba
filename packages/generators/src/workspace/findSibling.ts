import { posix } from 'node:path';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { siblingName, type SiblingKind } from '../blueprint/siblings.ts';
import { GeneratorError } from '../errors.ts';
import { choosePluginFolder } from './pluginFolder.ts';
import type { Repository } from './repository.ts';

/** A package beside a plugin's own. */
export interface Sibling {
  name: string;
  /** Path of its folder below the root. */
  folder: string;
}

/**
 * Finds a package beside a plugin's own wherever people have moved it: by its name, or
 * when that is another now, by the plugin and the role in its package.json.
 *
 * @param folder - of the plugin's own package
 * @returns undefined when it is nowhere
 * @throws GeneratorError when it could be more than one
 */
export function findSibling(
  { packages }: Repository,
  folder: string,
  { pluginId, package: own }: Blueprint,
  kind: SiblingKind,
): Sibling | undefined {
  const name = siblingName(own.name, kind);
  const named = packages.find(one => one.name === name);
  const alike = packages.filter(
    one =>
      one.folder !== folder &&
      one.role === `${kind}-library` &&
      one.manifest.backstage?.pluginId === pluginId,
  );
  if (!named && alike.length > 1) {
    throw new GeneratorError(
      `no package is called ${name}, and ${alike.map(one => one.folder).join(' and ')} could each be the ${kind} package of the plugin "${pluginId}"; take "pluginId" out of the package.json of what is not`,
    );
  }
  return named ?? alike[0];
}

/**
 * Chooses the folder of a new package beside a plugin's own: as that is called, and next
 * to it, when a workspace can be there. Where a package of its name is already, that one
 * is in the way, and so are its files.
 *
 * @param folder - of the plugin's own package
 * @throws GeneratorError when no pattern of the workspaces has a place for it
 */
export function chooseSiblingFolder(
  repository: Repository,
  folder: string,
  { pluginId, package: { name: packageName } }: Blueprint,
  kind: SiblingKind,
): string {
  const wanted = siblingName(packageName, kind);
  const taken = repository.packages.find(one => one.name === wanted);
  const own = posix.basename(folder);
  const name = /(^|-)backend$/.test(own)
    ? own.replace(/backend$/, kind)
    : `${pluginId}-${kind}`;
  const beside = posix.join(posix.dirname(folder), name);
  if (taken) {
    return taken.folder;
  }
  return repository.isWorkspace(beside)
    ? beside
    : choosePluginFolder(repository, `${pluginId}-${kind}`);
}
