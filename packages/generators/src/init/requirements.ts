import semver from 'semver';
import { GeneratorError } from '../errors.ts';
import { OLDEST_RELEASE } from '../render/oldestRelease.ts';
import { chooseBackend } from '../workspace/backend/chooseBackend.ts';
import { findBackends } from '../workspace/backend/findBackends.ts';
import { parseJson } from '../workspace/parseJson.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Refuses a repository in which plugins of the kit could not be made or run.
 *
 * @param repository - what is to be initialised
 * @throws GeneratorError that names the first thing that it lacks, and what to do
 */
export function checkRequirements(repository: Repository): void {
  checkRelease(repository);
  checkBackend(repository);
  if (!repository.read('node_modules/@backstage/cli/package.json')) {
    throw new GeneratorError(
      'the CLI of Backstage is not in node_modules, which tells what it can do here; install first with: yarn install',
    );
  }
}

function checkRelease({ read }: Repository): void {
  const file = 'backstage.json';
  const text = read(file);
  const version = text && parseJson(text, file).version;
  if (!semver.valid(version)) {
    throw new GeneratorError(
      `${file} does not say which release of Backstage this is; write that into it, such as {"version": "${OLDEST_RELEASE}"}`,
    );
  }
  // What comes before a release counts as that release.
  if (semver.lt(semver.coerce(version)!, OLDEST_RELEASE)) {
    throw new GeneratorError(
      `Backstage ${version}, which ${file} names, is older than ${OLDEST_RELEASE}, with which plugins of the kit begin to work; go to a newer release with: yarn backstage-cli versions:bump`,
    );
  }
}

// One that loads plugins of the kit is enough.
function checkBackend(repository: Repository): void {
  const backends = findBackends(repository);
  const best = backends.find(({ kind }) => kind !== 'legacy') ?? backends[0];
  chooseBackend(repository, best?.folder, 'init');
}
