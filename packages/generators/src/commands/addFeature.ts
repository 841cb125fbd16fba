import { isDeepStrictEqual } from 'node:util';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { featureId, type FeatureEntry } from '../blueprint/features.ts';
import { GeneratorError } from '../errors.ts';
import type { Asked } from '../services/asked.ts';
import { refId } from '../services/serviceRef.ts';

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
    // What belongs to a resource has no name of its own.
    const otherwise = 'name' in entry ? 'choose another name, or ' : '';
    throw new GeneratorError(
      `the plugin "${pluginId}" has ${id} already, ${describe(present as Entry)}; ${otherwise}take it back first with: yarn backstage-cli stagecraft undo --plugin ${pluginId} --entry ${id}`,
    );
  }
  return blueprint;
}

/** What an entry asks for, in a sentence. */
export function listServices({ services, refs = [] }: Asked): string {
  const all = [...services, ...refs.map(refId)];
  return all.length > 0 ? all.join(', ') : 'no service';
}
