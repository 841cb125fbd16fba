import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RepositoryFiles } from '@stagecraft/generators';
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
  const folders = await listFolders(root);
  const texts = new Map<string, string>();
  for (const path of [...EDITED, ...manifestsOf(folders)]) {
    const text = await readText(root, path);
    if (text !== undefined) texts.set(path, text);
  }
  return { folders, texts };
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

/** A dependency of a package that is installed. */
interface Dependency {
  name: string;
  /** Where it is, relative to the root. */
  folder: string;
  role?: string;
  pluginId?: string;
}

/**
 * The dependencies of a package of the repository.
 *
 * @param folder - of that package, relative to the root
 */
export async function listDependencies(
  { root, packages }: RepositoryFiles,
  folder: string,
): Promise<Dependency[]> {
  const { manifest } = packages.find(one => one.folder === folder)!;
  const found: Dependency[] = [];
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const places = [
      ...packages.flatMap(one => (one.name === name ? one.folder : [])),
      `${folder}/node_modules/${name}`,
      `node_modules/${name}`,
    ];
    for (const place of places) {
      const installed = await readJson(root, `${place}/package.json`);
      if (installed) {
        const { role, pluginId } = installed.backstage ?? {};
        found.push({ name, folder: place, role, pluginId });
        break;
      }
    }
  }
  return found;
}

/** Plugin id → the plugin package among the dependencies of the backends. */
export async function listPluginsInUse(
  repository: RepositoryFiles,
): Promise<Map<string, string>> {
  const plugins = new Map<string, string>();
  for (const { role, folder } of repository.packages) {
    if (role !== 'backend') continue;
    for (const one of await listDependencies(repository, folder)) {
      if (one.role === 'backend-plugin' && one.pluginId) {
        plugins.set(one.pluginId, one.name);
      }
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

export function manifestsOf(folders: Iterable<string>): string[] {
  return [...folders].map(folder => `${folder}/package.json`);
}
