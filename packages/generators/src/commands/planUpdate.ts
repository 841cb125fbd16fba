import { judgeVersion } from '../blueprint/kitVersion.ts';
import { KIT_VERSION } from '../kitVersion.ts';
import { isMigration } from '../migrations/files.ts';
import { ConflictError } from '../plan/ConflictError.ts';
import type { Change, RepositoryPlan } from '../plan/plan.ts';
import type { LoadEngine } from '../render/engine.ts';
import type { Tree } from '../render/facts.ts';
import { pluginPackages } from '../workspace/pluginPackages.ts';
import type { Repository } from '../workspace/repository.ts';
import { planPackages, type PackageChange } from './planPackages.ts';
import { findAnyPlugin, type FoundPlugin } from './plugins.ts';
import { renderAsWas } from './renderAsWas.ts';
import { renderingOf } from './renderings.ts';
import { updateFacts } from './updateFacts.ts';

/**
 * A plugin that an update is about.
 *
 * @see {@link Update}
 */
export interface UpdatedPlugin {
  /** As Backstage knows it. */
  id: string;
  /** Its name in package.json. */
  packageName: string;
  /** Path of its package below the root, with forward slashes. */
  folder: string;
  /** The version of the kit that rendered it until now. */
  from: string;
}

/**
 * What an update will do.
 *
 * @see {@link applyPlan}
 */
export interface Update extends RepositoryPlan {
  /** The plugins that an earlier version rendered. */
  plugins: UpdatedPlugin[];
  /** The ids of those that are of this version already. */
  current: string[];
}

/**
 * Plans to bring plugins from the version of the kit that rendered them to this one:
 * what differs between the two is merged into their files. Migrations that are there
 * stay as they are.
 *
 * @param repository - where they are
 * @param ids - their plugin ids
 * @param load - loads the versions that rendered them
 * @throws GeneratorError when there is no such plugin, a newer kit rendered it, or its
 *   version cannot be had; ConflictError with all that is in the way, in any of them
 * @see {@link Engine}
 */
export async function planUpdate(
  repository: Repository,
  ids: string[],
  load: LoadEngine,
): Promise<Update> {
  const found = ids.map(id => findAnyPlugin(repository, id));
  const plugins = found.filter(
    ({ checked }) => judgeVersion(checked.kitVersion) === 'older',
  );
  const changes = await ConflictError.planAll(plugins, plugin =>
    pluginChanges(repository, plugin, load),
  );
  return {
    root: repository.root,
    changes: changes.flat().sort((a, b) => (a.path < b.path ? -1 : 1)),
    plugins: plugins.map(({ folder, checked }) => ({
      id: checked.pluginId,
      packageName: checked.package.name,
      folder,
      from: checked.kitVersion,
    })),
    current: found
      .filter(plugin => !plugins.includes(plugin))
      .map(({ checked }) => checked.pluginId),
  };
}

async function pluginChanges(
  repository: Repository,
  plugin: FoundPlugin,
  load: LoadEngine,
): Promise<Change[]> {
  const { folder, checked } = plugin;
  const packages: PackageChange[] = [];
  for (const one of pluginPackages(repository, folder, checked)) {
    const facts = updateFacts(repository, one);
    const unformatted = {
      ...facts.before,
      format: async (_path: string, text: string) => text,
    };
    const base = await renderAsWas(
      plugin,
      { kind: one.kind, facts: unformatted },
      load,
    );
    const { tree, seeds } = renderingOf(
      { ...checked, kitVersion: KIT_VERSION },
      { kind: one.kind, facts: facts.after },
    );
    packages.push({
      ...one,
      facts: facts.after,
      from: { tree: withoutMigrations(base), seeds },
      to: { tree: withoutMigrations(tree, base), seeds },
    });
  }
  const { changes } = await planPackages(repository, packages);
  return changes;
}

// A migration is history: once it is rendered, no version has a say in it.
function withoutMigrations(tree: Tree, rendered = tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).filter(
      ([path]) => !isMigration(path) || rendered[path] === undefined,
    ),
  );
}
