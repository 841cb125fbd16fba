import type { SiblingKind } from '../blueprint/siblings.ts';
import type { RepoFacts, Tree } from './facts.ts';

/**
 * What one version of the kit asks of another: an earlier version says what a plugin
 * was rendered as, so that its files can be merged with what this one renders.
 *
 * This is a contract between versions that are published. The package exports both
 * functions under these names since 0.1.0, and goes on doing so with the same meaning.
 * A version gets the facts of a later one, so {@link RepoFacts} may get more members,
 * but none may go, or come to mean something else.
 *
 * @see {@link render}
 */
export interface Engine {
  /**
   * Reads a blueprint of its own version.
   *
   * @param text - as it stands on disk
   * @param path - where, for messages
   */
  parseBlueprint(text: string, path: string): unknown;
  /**
   * Renders a plugin.
   *
   * @param blueprint - what it has read
   * @param facts - what the repository decides
   */
  render(blueprint: unknown, facts: RepoFacts): Promise<Tree>;
  /**
   * Renders a package beside the plugin's own; empty where the plugin has none of that
   * kind. A version without this function knew no such packages. It is a function of its
   * own, and not more paths in the tree of `render`, because earlier callers take each of
   * those for a file of the plugin's package, and because such a package has facts of its
   * own: its folder may be anywhere, and its version, license and ranges are its own.
   *
   * @param blueprint - what it has read
   * @param kind - which package
   * @param facts - what the repository decides about that package
   */
  renderSibling?(
    blueprint: unknown,
    kind: SiblingKind,
    facts: RepoFacts,
  ): Promise<Tree>;
}

/**
 * Loads an earlier version of the kit.
 *
 * @throws GeneratorError when it cannot be had, with what to do
 * @see {@link Engine}
 */
export type LoadEngine = (version: string) => Promise<Engine>;
