import { isDeepStrictEqual } from 'node:util';
import semver from 'semver';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId, type FeatureEntry } from '../blueprint/features.ts';
import { GeneratorError } from '../errors.ts';
import { findService } from '../services/index.ts';
import type { Repository } from '../workspace/repository.ts';

/**
 * Adds a feature to a blueprint, unless it is there.
 *
 * @param describe - says what an entry has, as in `with no service`
 * @param asked - leaves out of an entry what nobody is asked for
 * @throws GeneratorError when another of its name is there
 */
export function addFeature<Entry extends FeatureEntry>(
  blueprint: Blueprint,
  entry: Entry,
  describe: (entry: Entry) => string,
  asked: (entry: Entry) => object = one => one,
): Blueprint {
  const { pluginId, features = [] } = blueprint;
  const id = featureId(entry);
  const present = features.find(other => featureId(other) === id);
  if (!present) {
    return { ...blueprint, features: [...features, entry] };
  }
  // The kind is part of the id.
  if (!isDeepStrictEqual(asked(present as Entry), asked(entry))) {
    throw new GeneratorError(
      `the plugin "${pluginId}" has ${id} already, ${describe(present as Entry)}; choose another name, or take it back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${id}`,
    );
  }
  return blueprint;
}

/** Services in a sentence. */
export const listServices = (names: string[]): string =>
  names.length > 0 ? names.join(', ') : 'no service';

/**
 * Refuses services that the Backstage of a repository does not have yet.
 *
 * @throws GeneratorError that names one, and the version that brought it
 */
export function refuseLater({ lockfile }: Repository, names: string[]): void {
  const api = '@backstage/backend-plugin-api';
  const [locked] = lockfile()
    .versions(api)
    .map(({ version }) => version)
    .sort(semver.rcompare);
  for (const { name, since } of names.map(findService)) {
    if (since && locked && semver.lt(locked, since)) {
      throw new GeneratorError(
        `the service "${name}" is there from ${api} ${since} on, and this repository has ${locked}; go to a newer release of Backstage with: yarn backstage-cli versions:bump`,
      );
    }
  }
}
