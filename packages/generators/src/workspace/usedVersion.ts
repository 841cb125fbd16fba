import type { Repository } from './repository.ts';
import { versionRange } from './versionRange.ts';

/**
 * The version of a package that code made in a repository would get: the one that its
 * range leads to. Others may be installed beside it, newer ones too, for packages of
 * Backstage that came later.
 *
 * @param name - of the package
 * @param atLeast - the version that the code needs
 * @returns undefined when none is installed for that range
 */
export function usedVersion(
  repository: Pick<Repository, 'manifest' | 'packages' | 'lockfile'>,
  name: string,
  atLeast: string,
): string | undefined {
  const range = versionRange(repository, name, atLeast);
  return repository
    .lockfile()
    .versions(name)
    .find(({ ranges }) => ranges.includes(range))?.version;
}
