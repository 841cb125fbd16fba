import { parseBlueprint, type Blueprint } from '../blueprint/blueprint.ts';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import { GeneratorError } from '../errors.ts';
import { readGlobals, type Globals } from './names.ts';
import { openFiles, type RepositoryFiles } from './openFiles.ts';

/**
 * The repository in which plugins are made, as far as its files tell.
 *
 * @see {@link openRepository}
 */
export interface Repository extends RepositoryFiles {
  /** What it says of new packages. */
  globals: Globals;
  /** The plugins of the kit, by id. */
  plugins: Map<string, Plugin>;
}

/**
 * A plugin of the kit, found by its blueprint.
 *
 * @see {@link Repository}
 */
export interface Plugin {
  /** Path of its package below the root, with forward slashes. */
  folder: string;
  /** The text of its blueprint. */
  text: string;
  /**
   * Its blueprint, checked when it is asked for.
   *
   * @throws GeneratorError when it is not valid, or another plugin has the same id
   */
  blueprint(): Blueprint;
}

/**
 * Opens the repository around a folder. What a killed command left half done is taken
 * back first.
 *
 * @param folder - where to start looking, absolute
 * @throws GeneratorError when no folder above has a package.json with workspaces, when
 *   Yarn does not install it, or when another command is writing
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export async function openRepository(folder: string): Promise<Repository> {
  const files = await openFiles(folder);
  return {
    ...files,
    globals: readGlobals(files.manifest, files.lockfile),
    plugins: findPlugins(files.blueprints, files.read),
  };
}

function findPlugins(
  folders: string[],
  read: Repository['read'],
): Map<string, Plugin> {
  const plugins = new Map<string, Plugin>();
  for (const folder of folders) {
    const file = `${folder}/${BLUEPRINT_FILE}`;
    const text = read(file)!;
    const id = /"pluginId":\s*"([^"]*)"/.exec(text)?.[1] ?? folder;
    const other = plugins.get(id)?.folder;
    plugins.set(id, {
      folder,
      text,
      blueprint: () => {
        if (other) {
          throw new GeneratorError(
            `two plugins have the id "${id}", in ${other} and ${folder}; remove one`,
          );
        }
        return parseBlueprint(text, file);
      },
    });
  }
  return plugins;
}
