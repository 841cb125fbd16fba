import semver from 'semver';
import { GeneratorError } from '../errors.ts';
import { parseAsked, type Asked } from '../services/asked.ts';
import { findService } from '../services/index.ts';
import { findServiceRefs } from '../workspace/findServiceRefs.ts';
import { newestLocked } from '../workspace/olderPackages.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Finds what was asked for by `--services` in a repository.
 *
 * @returns it as entries of blueprints have it
 * @throws GeneratorError that names what is not there, and what would work
 */
export function askedEntry(repository: Repository, text = ''): Asked {
  const { services, refs } = parseAsked(text);
  refuseLater(repository, services);
  return {
    services,
    ...(refs.length > 0 && { refs: findServiceRefs(repository, refs) }),
  };
}

/**
 * Refuses services that the Backstage of a repository does not have yet.
 *
 * @throws GeneratorError that names one, and the version that brought it
 */
function refuseLater(repository: Repository, names: string[]): void {
  const api = '@backstage/backend-plugin-api';
  const locked = newestLocked(repository, api);
  for (const { name, since } of names.map(findService)) {
    if (since && locked && semver.lt(locked, since)) {
      throw new GeneratorError(
        `the service "${name}" is there from ${api} ${since} on, and this repository has ${locked}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`,
      );
    }
  }
}
