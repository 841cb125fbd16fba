import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  renderSiblingUnformatted,
  renderUnformatted,
  seededPaths,
} from '../render/render.ts';
import type { PluginPackage } from '../workspace/pluginPackages.ts';
import type { Rendering } from './planRendering.ts';

/** What this version renders one of a plugin's packages as. */
export function renderingOf(
  blueprint: Blueprint,
  { kind, facts }: Pick<PluginPackage, 'kind' | 'facts'>,
): Rendering {
  return {
    tree:
      kind === undefined
        ? renderUnformatted(blueprint, facts)
        : renderSiblingUnformatted(blueprint, kind, facts),
    seeds: seededPaths(blueprint, kind),
  };
}
