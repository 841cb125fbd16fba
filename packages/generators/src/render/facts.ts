import type { SiblingNames } from '../blueprint/siblings.ts';

/**
 * What the repository decides about a rendered package, beside the blueprint.
 * Everything else that reaches a byte of the output stands in the blueprint.
 *
 * Earlier versions of the kit get these facts, too, when a plugin of theirs is updated
 * or checked: members may come, but none may go, or come to mean something else.
 *
 * @see {@link Engine}
 */
export interface RepoFacts {
  /** Formats a text as the repository does, by the name of its file. */
  format: Format;
  /** Keys of package.json that belong to the repository and its people. */
  manifest: {
    /** The version of the plugin's package. */
    version: string;
    /** SPDX identifier of its license. */
    license: string;
    /** Whether it stays out of registries. */
    private: boolean;
    /** The registry that it is published to, when that is not the usual one. */
    registry?: string;
    /** The packages of the plugin, once there are others beside this one. */
    pluginPackages?: string[];
  };
  /** What packages beside the plugin's own are called, where people have renamed them. */
  siblings?: Partial<SiblingNames>;
  /**
   * The range for a dependency, as `versionQuery` of upstream's templates gives it.
   *
   * @param name - the package
   * @param atLeast - the version that the code needs
   */
  versionRange(name: string, atLeast: string): string;
}

/**
 * Formats a text by the name of its file.
 *
 * @throws Error when the text does not parse
 * @see https://prettier.io/docs/api
 */
export type Format = (path: string, text: string) => Promise<string>;

/**
 * A rendered package: text by path, relative to its folder, with forward slashes.
 *
 * @see {@link render}
 */
export type Tree = Record<string, string>;
