import { join, posix } from 'node:path';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import { BLUEPRINT_FILE } from '../blueprint/file.ts';
import type { Manifest } from './manifest.ts';
import { parseJson } from './parseJson.ts';
import { readText } from './readText.ts';

/**
 * A package of the repository.
 *
 * @see {@link Repository}
 */
export interface WorkspacePackage {
  /** Its name in package.json, or its folder when it has none. */
  name: string;
  /** Below the root, with forward slashes. */
  folder: string;
  /** Its `backstage.role`. */
  role: string | undefined;
  /** Its package.json. */
  manifest: Manifest;
}

/** What the workspaces of a repository come to. */
export interface Workspaces {
  /** In the order of their folders, without the root. */
  packages: WorkspacePackage[];
  /** The folders with a blueprint, in their order. */
  blueprints: string[];
  /** Where patterns begin to vary, such as `plugins` of `plugins/*`. */
  bases: string[];
  /** Whether a package in a folder below the root would belong to the repository. */
  match(folder: string): boolean;
}

// What Yarn leaves out.
const IGNORED = ['node_modules', '.git', '.yarn'].map(name => `**/${name}/**`);

const isNegative = (pattern: string) => pattern.startsWith('!');

/**
 * Lists the packages of a repository as Yarn does: by the patterns of its root, and of
 * packages that have workspaces of their own.
 *
 * @param root - absolute path of the repository
 * @param manifest - its package.json
 * @throws GeneratorError when a package.json is not JSON
 * @see https://yarnpkg.com/features/workspaces
 */
export function listWorkspaces(root: string, manifest: Manifest): Workspaces {
  const packages = new Map<string, WorkspacePackage>();
  const blueprints = new Set<string>();
  const bases = new Set<string>();
  const matchers: ((folder: string) => boolean)[] = [];
  const queue = [{ folder: '.', manifest }];
  for (const {
    folder: base,
    manifest: { workspaces },
  } of queue) {
    const isMatch = matchWorkspaces(workspaces);
    for (const pattern of normalized(workspaces)) {
      if (!isNegative(pattern)) {
        bases.add(posix.join(base, picomatch.scan(pattern).base));
      }
    }
    matchers.push(folder => isMatch(posix.relative(base, folder)));

    for (const file of findFiles(join(root, base), normalized(workspaces))) {
      const path = posix.join(base, file);
      const folder = posix.dirname(path);
      if (posix.basename(path) === BLUEPRINT_FILE) {
        blueprints.add(folder);
      } else if (!packages.has(folder)) {
        const one = describePackage(root, folder);
        packages.set(folder, one);
        queue.push(one);
      }
    }
  }
  return {
    packages: [...packages.values()].sort((a, b) =>
      a.folder < b.folder ? -1 : 1,
    ),
    blueprints: [...blueprints].sort(),
    bases: [...bases],
    match: folder => matchers.some(match => match(folder)),
  };
}

function describePackage(root: string, folder: string): WorkspacePackage {
  const path = `${folder}/package.json`;
  const manifest: Manifest = parseJson(readText(join(root, path))!, path);
  return {
    name: manifest.name ?? folder,
    folder,
    role: manifest.backstage?.role,
    manifest,
  };
}

function normalized(workspaces: Manifest['workspaces'] = []): string[] {
  const patterns = Array.isArray(workspaces)
    ? workspaces
    : (workspaces.packages ?? []);
  return patterns.map(pattern =>
    pattern.replace(/^(!?)(?:\.\/)?(.*?)\/*$/, '$1$2'),
  );
}

function findFiles(folder: string, patterns: string[]): string[] {
  return globSync(
    patterns
      .filter(pattern => !isNegative(pattern))
      .flatMap(pattern => [
        `${pattern}/package.json`,
        `${pattern}/${BLUEPRINT_FILE}`,
      ]),
    {
      cwd: folder,
      ignore: [...IGNORED, ...negated(patterns)],
      expandDirectories: false,
    },
  );
}

/**
 * Tells whether a folder is one of the workspaces of a package.
 *
 * @param workspaces - the patterns of that package
 * @returns what does so for a folder, by its path below that package
 */
export function matchWorkspaces(
  workspaces: Manifest['workspaces'],
): (folder: string) => boolean {
  const patterns = normalized(workspaces);
  const isMatch = picomatch(
    patterns.filter(pattern => !isNegative(pattern)),
    { ignore: negated(patterns) },
  );
  return folder => isMatch(folder.replaceAll('\\', '/'));
}

function negated(patterns: string[]): string[] {
  return patterns
    .filter(isNegative)
    .map(pattern => pattern.slice(1))
    .flatMap(pattern => [pattern, `${pattern}/**`]);
}
