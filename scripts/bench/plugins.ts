import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  recipes,
  render,
  type Blueprint,
} from '../../packages/generators/src/index.ts';
import { KIT_VERSION } from '../../packages/generators/src/kitVersion.ts';

/** Where the plugin of an id is, below the root. */
export const pluginFolder = (id: string) => `plugins/${id}-backend`;

/** What its package is called. */
export const pluginName = (id: string) => `@internal/plugin-${id}-backend`;

/**
 * Renders plugins like those of the template `backend-plugin` into a repository.
 *
 * @returns the names of their packages
 */
export async function renderPlugins(
  root: string,
  ids: string[],
): Promise<string[]> {
  const { resources } = recipes.find(({ name }) => name === 'backend-plugin')!;
  for (const id of ids) {
    await renderPlugin(root, id, { resources });
  }
  return ids.map(pluginName);
}

/**
 * Renders a plugin into a repository, and links it as an install would. It is not
 * formatted: nothing reads it.
 *
 * @returns the name of its package
 */
export async function renderPlugin(
  root: string,
  id: string,
  content: Pick<Blueprint, 'resources' | 'features'>,
): Promise<string> {
  const name = pluginName(id);
  const tree = await render(
    { kitVersion: KIT_VERSION, package: { name }, pluginId: id, ...content },
    {
      format: async (_path, text) => text,
      manifest: { version: '0.1.0', license: 'Apache-2.0', private: true },
      versionRange: (_name, atLeast) => atLeast,
    },
  );
  for (const [path, text] of Object.entries(tree)) {
    write(join(root, pluginFolder(id), path), text);
  }
  link(root, id);
  return name;
}

/** Links a plugin into node_modules. */
export function link(root: string, id: string): void {
  const path = join(root, 'node_modules', pluginName(id));
  rmSync(path, { force: true });
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, pluginFolder(id)), path);
}

/** Writes a file, and the folders above it. */
export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
