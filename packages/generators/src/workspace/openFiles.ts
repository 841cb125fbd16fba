import { realpathSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import lodash from 'lodash';
import { GeneratorError } from '../errors.ts';
import type { Format } from '../render/facts.ts';
import { recover } from '../plan/recover.ts';
import { listFiles } from './listFiles.ts';
import { readLockfile, type Lockfile } from './lockfile.ts';
import type { Manifest } from './manifest.ts';
import { refuseOtherThanYarn } from './packageManager.ts';
import { parseJson } from './parseJson.ts';
import { loadFormat } from './prettier.ts';
import { readText } from './readText.ts';
import {
  listWorkspaces,
  matchWorkspaces,
  type WorkspacePackage,
} from './workspaces.ts';

/**
 * A repository as far as its files tell, and not the plugins of the kit in it.
 *
 * @see {@link openFiles}
 */
export interface RepositoryFiles {
  /** Absolute path. */
  root: string;
  /** Formats as the repository does. */
  format: Format;
  /** Its package.json, at the root. */
  manifest: Manifest;
  /** Reads yarn.lock; nothing stands in one that is not there. */
  lockfile(): Lockfile;
  /**
   * Reads a file.
   *
   * @param path - its path below the root
   * @returns its text, or undefined when it is not there
   */
  read(path: string): string | undefined;
  /**
   * The files below a folder, by their paths below the root, in their order.
   *
   * @param folder - its path below the root
   */
  list(folder: string): string[];
  /** Its packages, in the order of their folders, without the root. */
  packages: WorkspacePackage[];
  /** The folders of its packages that have a blueprint. */
  blueprints: string[];
  /** The folders that patterns of its workspaces name, such as `plugins` of `plugins/*`. */
  workspaceFolders: string[];
  /**
   * Whether a package in a folder belongs to it, by the patterns of its workspaces.
   *
   * @param folder - its path below the root
   */
  isWorkspace(folder: string): boolean;
  /** What was put right because a command was killed while it wrote, if anything. */
  recovered: string | undefined;
}

/**
 * Opens the repository around a folder without its plugins, which takes a third of the
 * time. What a killed command left half done is taken back first.
 *
 * @param folder - where to start looking, absolute
 * @throws GeneratorError when no folder above has a package.json with workspaces, when
 *   Yarn does not install it, or when another command is writing
 * @see https://backstage.io/docs/tooling/cli/templates
 */
export async function openFiles(folder: string): Promise<RepositoryFiles> {
  const root = realpathSync(findRoot(folder));
  const recovered = recover(root);
  const read = (path: string) => readText(join(root, path));
  const manifest = readManifest(root) ?? {};
  refuseOtherThanYarn(manifest, read);
  const { packages, blueprints, bases, match } = listWorkspaces(root, manifest);
  return {
    root,
    format: await loadFormat(root),
    manifest,
    // Big, and not every command asks.
    lockfile: lodash.once(() => readLockfile(read('yarn.lock') ?? '')),
    read,
    list: path => listFiles(root, path),
    packages,
    blueprints,
    workspaceFolders: bases,
    isWorkspace: match,
    recovered,
  };
}

const isFile = (file: string) => readText(file) !== undefined;

// A package can have workspaces of its own; Yarn's lockfile stands beside the root.
function findRoot(folder: string): string {
  let root: string | undefined;
  for (let path = folder; ; path = dirname(path)) {
    const manifest = readManifest(path);
    const isRoot =
      root === undefined
        ? (manifest?.workspaces ?? isFile(join(path, 'pnpm-workspace.yaml')))
        : matchWorkspaces(manifest?.workspaces)(relative(path, root));
    if (isRoot) {
      root = path;
    }
    if (path === dirname(path) || (root && isFile(join(root, 'yarn.lock')))) {
      break;
    }
  }
  if (root === undefined) {
    throw new GeneratorError(
      `no package.json with workspaces in ${folder} or above; run this inside a Backstage repository`,
    );
  }
  return root;
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, 'package.json');
  const text = readText(file);
  return text === undefined ? undefined : parseJson(text, file);
}
