import { posix } from 'node:path';
import { GeneratorError } from '../errors.ts';
import type { Blueprint, ResourceEntry } from '../blueprint/blueprint.ts';
import { namedFeatures } from '../blueprint/features.ts';
import { refuseOlder } from '../blueprint/kitVersion.ts';
import { camelCase, freeName } from '../blueprint/names.ts';
import { suggestPluginId } from '../blueprint/pluginId.ts';
import type { Plugin, Repository } from '../workspace/repository.ts';
import type { WorkspacePackage } from '../workspace/workspaces.ts';

/** A plugin with its blueprint, checked. */
export type FoundPlugin = Plugin & { checked: Blueprint };

/**
 * Finds a plugin that is to be changed, which this version of the kit has rendered.
 *
 * @param id - its plugin id
 * @throws GeneratorError when there is none, with those that there are, when its
 *   blueprint is not valid, or when it was rendered by another version
 */
export function findPlugin(repository: Repository, id: string): FoundPlugin {
  const plugin = findAnyPlugin(repository, id);
  refuseOlder(id, plugin.checked.kitVersion);
  return plugin;
}

/**
 * Finds a plugin that this version of the kit can read.
 *
 * @param id - its plugin id
 * @throws GeneratorError when there is none, with those that there are, or when its
 *   blueprint is not valid, or of a newer kit
 */
export function findAnyPlugin(repository: Repository, id: string): FoundPlugin {
  const plugin = repository.plugins.get(id);
  if (plugin) {
    return { ...plugin, checked: plugin.blueprint() };
  }
  const other = findPackage(repository, id);
  const known = [...repository.plugins.keys()].join(', ');
  throw new GeneratorError(
    other
      ? `the plugin "${id}" in ${other.folder} was not made by this kit, because it has no .stagecraft.json; ${known ? `these were: ${known}` : `make another with: yarn backstage-cli stagecraft plugin --id ${suggestPluginId(`my-${id}`)}`}`
      : `there is no plugin "${id}"; ${known ? `there are: ${known}` : `make it first with: yarn backstage-cli stagecraft plugin --id ${id}`}`,
  );
}

/**
 * Suggests a name for what a plugin gets: the one that is wanted, or with a number.
 *
 * @param id - its plugin id
 * @throws GeneratorError as {@link findPlugin} does
 */
export function suggestName(
  repository: Repository,
  id: string,
  wanted: string,
): string {
  const { checked } = findPlugin(repository, id);
  const taken = [...checked.resources, ...namedFeatures(checked)].map(
    ({ name }) => name,
  );
  return freeName(wanted, taken);
}

/** Finds the package of a backend plugin, whoever made it. */
export function findPackage(
  { packages }: Repository,
  id: string,
): WorkspacePackage | undefined {
  return packages.find(
    ({ folder, role = 'backend-plugin', manifest }) =>
      role === 'backend-plugin' &&
      (posix.basename(folder) === `${id}-backend` ||
        manifest.backstage?.pluginId === id),
  );
}

/**
 * Finds a resource of a plugin.
 *
 * @param name - in camelCase or kebab-case
 * @throws GeneratorError when there is none, with those that there are
 */
export function findResource(
  { pluginId, resources }: Blueprint,
  name: string,
): ResourceEntry {
  const entry = resources.find(one => one.name === camelCase(name));
  if (entry) {
    return entry;
  }
  const known = resources.map(one => one.name).join(', ');
  throw new GeneratorError(
    `the plugin "${pluginId}" has no resource "${name}"; ${known ? `it has ${known}` : `add one with: yarn backstage-cli stagecraft resource --plugin ${pluginId} --name ${camelCase(name)} --fields "title:string"`}`,
  );
}

/** A name that a resource of a plugin can have. */
export function freeResourceName(blueprint: Blueprint) {
  return freeName(
    'release',
    [...blueprint.resources, ...namedFeatures(blueprint)].map(
      ({ name }) => name,
    ),
  );
}

/** Puts a resource in the place of the one with its name. */
export function replaceResource(
  blueprint: Blueprint,
  entry: ResourceEntry,
): Blueprint {
  return {
    ...blueprint,
    resources: blueprint.resources.map(one =>
      one.name === entry.name ? entry : one,
    ),
  };
}
