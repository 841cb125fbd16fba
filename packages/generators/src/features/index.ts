import type { Blueprint } from '../blueprint/blueprint.ts';
import type { FeatureEntry } from '../blueprint/features.ts';
import type { Contribution } from './contribution.ts';
import { contributeCustom } from './custom/contribute.ts';

/** What a feature adds to its plugin, whatever its kind. */
export function contributeFeature(
  entry: FeatureEntry,
  _blueprint: Blueprint,
): Contribution {
  switch (entry.feature) {
    default:
      return contributeCustom(entry);
  }
}
