import {
  formatBlueprint,
  parseBlueprint,
  type Blueprint,
} from '../blueprint/blueprint.ts';
import type { Engine } from '../render/engine.ts';
import type { Tree } from '../render/facts.ts';
import { formatTree } from '../render/format.ts';
import { renderUnformatted } from '../render/render.ts';
import type { TestRepository } from './TestRepository.ts';

/** The version that stands for an earlier kit in tests. */
export const OLDER = '0.0.9';

/**
 * An earlier version of the kit, which renders as this one but for what is changed in
 * the tree.
 */
export function olderKit(change: (tree: Tree) => Tree = tree => tree): Engine {
  return {
    parseBlueprint,
    render: (blueprint, facts) =>
      formatTree(
        change(renderUnformatted(blueprint as Blueprint, facts)),
        facts.format,
      ),
  };
}

/**
 * Makes a plugin what the earlier kit would have made of it, with nothing edited.
 *
 * @param id - its plugin id
 * @param ranges - what its package.json says of the kit's own packages
 */
export async function renderOlder(
  repository: TestRepository,
  id: string,
  engine: Engine,
  ranges = '^0.0.9',
): Promise<void> {
  const folder = `plugins/${id}-backend`;
  const file = `${folder}/.stagecraft.json`;
  const blueprint = {
    ...parseBlueprint(repository.read(file), file),
    kitVersion: OLDER,
  };
  const manifest = JSON.parse(repository.read(`${folder}/package.json`));
  const { version, license } = manifest;
  const present = { ...manifest.dependencies, ...manifest.devDependencies };
  const tree = await engine.render(
    engine.parseBlueprint(formatBlueprint(blueprint), file),
    {
      format: async (_, text) => text,
      manifest: { version, license, private: manifest.private === true },
      versionRange: name =>
        name.startsWith('@stagecraft/') ? ranges : present[name],
    },
  );
  repository.write(
    Object.fromEntries(
      Object.entries(tree).map(([path, text]) => [`${folder}/${path}`, text]),
    ),
  );
}
