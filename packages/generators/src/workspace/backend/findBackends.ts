import type { RepositoryFiles } from '../openFiles.ts';
import { readBackend } from './readBackend.ts';

/**
 * A package that is a backend.
 *
 * @see {@link findBackends}
 */
export interface Backend {
  /** Its name in package.json. */
  name: string;
  /** Below the root, with forward slashes. */
  folder: string;
  /** The file, below the root, that starts it. */
  entry: string;
  /**
   * `new` starts a backend of the present backend system, `legacy` one of the system
   * before, and `unknown` neither that could be seen.
   */
  kind: 'new' | 'legacy' | 'unknown';
}

const INDEX = /\/src\/index\.[cm]?[jt]sx?$/;

/**
 * Finds the backends of a repository: its packages of the role `backend`, wherever they
 * lie.
 *
 * @param repository - where to look
 * @returns in the order of their folders
 * @throws GeneratorError when a file cannot be read
 * @see https://backstage.io/docs/tooling/package-metadata
 */
export function findBackends(repository: RepositoryFiles): Backend[] {
  return repository.packages
    .filter(({ role }) => role === 'backend')
    .map(({ name, folder }) => ({
      name,
      folder,
      ...findEntry(repository, folder),
    }));
}

function findEntry(
  repository: RepositoryFiles,
  folder: string,
): Pick<Backend, 'entry' | 'kind'> {
  const files = sourceFiles(repository, folder);
  const index =
    files.find(file => INDEX.test(file)) ?? `${folder}/src/index.ts`;
  let legacy: string | undefined;
  // The index first, which most backends start in.
  for (const file of new Set([index, ...files])) {
    const { starts, isLegacy } = readBackend(repository.read(file) ?? '');
    if (starts.length > 0) {
      return { entry: file, kind: 'new' };
    }
    if (isLegacy) legacy ??= file;
  }
  return { entry: legacy ?? index, kind: legacy ? 'legacy' : 'unknown' };
}

/** The code of a backend package, without that of its tests. */
export function sourceFiles(
  repository: RepositoryFiles,
  folder: string,
): string[] {
  return repository
    .list(`${folder}/src`)
    .filter(file => /\.[cm]?[jt]sx?$/.test(file) && !/\.test\.|__/.test(file));
}
