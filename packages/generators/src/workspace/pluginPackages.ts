import type { Blueprint } from '../blueprint/blueprint.ts';
import {
  siblingKinds,
  siblingName,
  siblingsOf,
  type SiblingKind,
} from '../blueprint/siblings.ts';
import type { RepoFacts } from '../render/facts.ts';
import { chooseSiblingFolder, findSibling } from './findSibling.ts';
import { repoFacts } from './repoFacts.ts';
import type { Repository } from './repository.ts';

/** One of the packages that a blueprint renders. */
export interface PluginPackage {
  /** Undefined for the plugin's own. */
  kind: SiblingKind | undefined;
  name: string;
  /** Path of its folder below the root. */
  folder: string;
  /** Whether there is a package. */
  isThere: boolean;
  facts: RepoFacts;
}

/**
 * The packages that a plugin has or will have: its own first, and those beside it, with
 * what the repository decides about each.
 *
 * @param folder - the folder of its own package below the root
 * @param present - the blueprint of what is on disk
 * @param next - the one that it gets, if another
 * @throws GeneratorError when a package cannot be found, or has no place
 */
export function pluginPackages(
  repository: Repository,
  folder: string,
  present: Blueprint,
  next = present,
): PluginPackage[] {
  const [has, gets] = [present, next].map(siblingsOf);
  const siblings = siblingKinds
    .filter(kind => has.includes(kind) || gets.includes(kind))
    .map(kind => {
      const found = has.includes(kind)
        ? findSibling(repository, folder, present, kind)
        : undefined;
      return {
        kind,
        name: found?.name ?? siblingName(present.package.name, kind),
        folder:
          found?.folder ??
          chooseSiblingFolder(repository, folder, present, kind),
        isThere: found !== undefined,
      };
    });
  const own = {
    kind: undefined,
    name: present.package.name,
    folder,
    isThere: true,
  };
  const facts = factsOf(repository, own, siblings);
  return [
    { ...own, facts },
    ...siblings.map(sibling => ({
      ...sibling,
      facts: siblingFacts(repository, sibling, facts, siblings),
    })),
  ];
}

type Placed = Omit<PluginPackage, 'facts'>;

function factsOf(
  repository: Repository,
  { folder }: Placed,
  siblings: Placed[],
): RepoFacts {
  const names = siblings.map(({ name }) => name);
  const facts = repoFacts(repository, folder, names);
  const { manifest } = facts;
  return siblings.length === 0
    ? facts
    : {
        ...facts,
        siblings: Object.fromEntries(
          siblings.map(({ kind, name }) => [kind, name]),
        ),
        manifest: {
          ...manifest,
          // Which of these are in the list is for a blueprint to say.
          pluginPackages: manifest.pluginPackages?.filter(
            name => !names.includes(name),
          ),
        },
      };
}

// A new one comes under the same terms as the plugin's own.
function siblingFacts(
  repository: Repository,
  sibling: Placed,
  { manifest: plugin }: RepoFacts,
  siblings: Placed[],
): RepoFacts {
  const facts = factsOf(repository, sibling, siblings);
  const { manifest } = facts;
  const { pluginPackages: listed } = plugin;
  return {
    ...facts,
    manifest: sibling.isThere
      ? { ...manifest, pluginPackages: listed }
      : { ...plugin, version: repository.globals.version },
  };
}
