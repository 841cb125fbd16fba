import { globSync, realpathSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import {
  BLUEPRINT_FILE,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import { GeneratorError } from '../errors.ts';
import type { Format } from '../render/facts.ts';
import { recover } from '../plan/recover.ts';
import { listFiles } from './listFiles.ts';
import { parseJson } from './parseJson.ts';
import { loadFormat } from './prettier.ts';
import { readText } from './readText.ts';

/** The repository in which plugins are made, as far as its files tell. */
export interface Repository {
  /** Absolute path. */
  root: string;
  /** Formats as the repository does. */
  format: Format;
  /** `backstage.cli.new.globals` of the root package.json, with upstream's defaults. */
  globals: {
    namePrefix: string;
    namePluginInfix: string;
    license: string;
    private: boolean;
    version: string;
  };
  /** The text of yarn.lock, empty when there is none. */
  lockfile: string;
  /** Reads a file by its path below the root, or gives undefined when it is not there. */
  read(path: string): string | undefined;
  /** The files below a folder, by their paths below the root, in their order. */
  list(folder: string): string[];
  /** The plugins of the kit, by id. */
  plugins: Map<string, Plugin>;
  /** What was put right because a command was killed while it wrote, if anything. */
  recovered: string | undefined;
}

export interface Plugin {
  /** Path of its package below the root, with forward slashes. */
  folder: string;
  /** Its blueprint, checked when it is asked for. */
  blueprint(): Blueprint;
}

/**
 * Opens the repository around a folder. What a killed command left half done is taken
 * back first.
 *
 * @param folder - where to start looking, absolute
 * @throws GeneratorError when no folder above has a package.json with workspaces, or
 *   when another command is writing
 */
export async function openRepository(folder: string): Promise<Repository> {
  const root = realpathSync(findRoot(folder));
  const recovered = recover(root);
  const read = (path: string) => readText(join(root, path));
  const manifest = readManifest(root);
  return {
    root,
    format: await loadFormat(root),
    globals: {
      namePrefix: '@internal/',
      namePluginInfix: 'plugin-',
      license: 'Apache-2.0',
      private: true,
      version: '0.1.0',
      ...manifest.backstage?.cli?.new?.globals,
    },
    lockfile: read('yarn.lock') ?? '',
    read,
    list: path => listFiles(root, path),
    plugins: findPlugins(root, workspacePatterns(manifest), read),
    recovered,
  };
}

function findRoot(folder: string): string {
  for (let path = folder; ; path = dirname(path)) {
    if (readManifest(path)?.workspaces) {
      return path;
    }
    if (path === dirname(path)) {
      throw new GeneratorError(
        `no package.json with workspaces in ${folder} or above; run this inside a Backstage repository`,
      );
    }
  }
}

function readManifest(folder: string): any {
  const file = join(folder, 'package.json');
  const text = readText(file);
  return text && parseJson(text, file);
}

function workspacePatterns({ workspaces }: any): string[] {
  return Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
}

function findPlugins(
  root: string,
  patterns: string[],
  read: Repository['read'],
): Map<string, Plugin> {
  const files = patterns
    .flatMap(pattern =>
      globSync(join(pattern, BLUEPRINT_FILE), {
        cwd: root,
        exclude: ['**/node_modules/**'],
      }),
    )
    .map(file => relative('', file).split(sep).join(posix.sep));
  const plugins = new Map<string, Plugin>();
  for (const file of [...new Set(files)].sort()) {
    const text = read(file)!;
    const folder = posix.dirname(file);
    const id = /"pluginId":\s*"([^"]*)"/.exec(text)?.[1] ?? folder;
    const other = plugins.get(id)?.folder;
    plugins.set(id, {
      folder,
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
