import { isMigration } from '../migrations/files.ts';
import { fileState } from '../plan/fileState.ts';
import type { LoadEngine } from '../render/engine.ts';
import { seededPaths } from '../render/render.ts';
import { pluginPackages } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';
import { findAnyPlugin } from './plugins.ts';
import { renderAsWas } from './renderAsWas.ts';

/**
 * A file of a plugin that is not as its blueprint gives it.
 *
 * @see {@link checkPlugin}
 */
export interface Difference {
  /** Path below the root. */
  path: string;
  /** Whether it is there at all. */
  state: 'missing' | 'edited';
  /** Whether commands go on changing it; a migration is written once. */
  managed: boolean;
  /** The text on disk, if any. */
  disk: string | undefined;
  /** The text as the blueprint gives it. */
  rendered: string;
}

/**
 * Compares a plugin with its blueprint, as the version of the kit rendered it that the
 * blueprint names. What was seeded for its people to write in is theirs, whatever they
 * did with it.
 *
 * @param repository - where it is
 * @param id - its plugin id
 * @param load - loads an earlier version of the kit
 * @returns the files that differ, in the order of their paths
 * @throws GeneratorError when there is no such plugin, its blueprint is not valid, or
 *   the version that rendered it cannot be had
 * @see {@link render}
 */
export async function checkPlugin(
  repository: Repository,
  id: string,
  load: LoadEngine,
): Promise<Difference[]> {
  const plugin = findAnyPlugin(repository, id);
  const { folder, checked } = plugin;
  const differences: Difference[] = [];
  for (const one of pluginPackages(repository, folder, checked)) {
    const tree = await renderAsWas(plugin, one, load);
    const seeds = new Set(seededPaths(checked, one.kind));
    for (const [name, rendered] of Object.entries(tree)) {
      const path = `${one.folder}/${name}`;
      const disk = repository.read(path);
      const state = await fileState(path, disk, rendered, one.facts);
      if (state !== 'rendered' && !seeds.has(name)) {
        const managed = !isMigration(name);
        differences.push({ path, state, managed, disk, rendered });
      }
    }
  }
  return differences.sort((a, b) => (a.path < b.path ? -1 : 1));
}
