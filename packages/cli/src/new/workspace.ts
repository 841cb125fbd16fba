import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Repository } from '@stagecraft/generators';
import { Failure } from '../lib/Failure.ts';
import { CODEOWNERS_PATHS } from './codeowners.ts';

/** The files outside the new package that upstream's `new` edits. */
const EDITED = [
  'packages/backend/package.json',
  'packages/backend/src/index.ts',
  'packages/app/package.json',
  'packages/app/src/App.tsx',
  ...CODEOWNERS_PATHS,
];

/** The state of a repository that upstream's `new` can change. */
export interface Snapshot {
  /** Folders under plugins/ and packages/, relative to the root. */
  folders: Set<string>;
  /** Path → text of the files outside of the new package. */
  texts: Map<string, string>;
}

export async function takeSnapshot(root: string): Promise<Snapshot> {
  const texts = new Map<string, string>();
  for (const path of EDITED) {
    const text = await readText(root, path);
    if (text !== undefined) texts.set(path, text);
  }
  return { folders: await listFolders(root), texts };
}

/** Puts a repository back: removes the folders that are new, rewrites what was edited. */
export async function restore(root: string, before: Snapshot): Promise<void> {
  for (const folder of await listFolders(root)) {
    if (!before.folders.has(folder)) {
      await rm(join(root, folder), { recursive: true, force: true });
    }
  }
  for (const [path, text] of before.texts) {
    if ((await readText(root, path)) !== text) {
      await writeFile(join(root, path), text);
    }
  }
}

/** Plugin id → the plugin package among the dependencies of the backends. */
export async function listPluginsInUse({
  root,
  packages,
}: Repository): Promise<Map<string, string>> {
  const plugins = new Map<string, string>();
  for (const { role, folder, manifest } of packages) {
    const names = role === 'backend' ? manifest.dependencies : {};
    for (const name of Object.keys(names ?? {})) {
      const dependency =
        packages.find(one => one.name === name)?.manifest ??
        (await readJson(root, `${folder}/node_modules/${name}/package.json`)) ??
        (await readJson(root, `node_modules/${name}/package.json`));
      const { role: kind, pluginId } = dependency?.backstage ?? {};
      if (kind === 'backend-plugin' && pluginId) plugins.set(pluginId, name);
    }
  }
  return plugins;
}

export async function readText(
  root: string,
  path: string,
): Promise<string | undefined> {
  return readFile(join(root, path), 'utf8').catch(error => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}

export async function readJson(root: string, path: string): Promise<any> {
  const text = await readText(root, path);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path} is no valid JSON: ${(error as Error).message}`);
  }
}

export async function listFolders(root: string): Promise<Set<string>> {
  const folders = new Set<string>();
  for (const parent of ['packages', 'plugins']) {
    const names = await readdir(join(root, parent)).catch(() => []);
    for (const name of names) folders.add(`${parent}/${name}`);
  }
  return folders;
}
