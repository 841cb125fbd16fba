/**
 * What the repository decides about a rendered package, beside the blueprint.
 * Everything else that reaches a byte of the output stands in the blueprint.
 */
export interface RepoFacts {
  /** Formats a text as the repository does, by the name of its file. */
  format: Format;
  /** Keys of package.json that belong to the repository and its people. */
  manifest: { version: string; license: string; private: boolean };
  /**
   * The range for a dependency, as `versionQuery` of upstream's templates gives it.
   *
   * @param name - the package
   * @param atLeast - the version that the code needs
   */
  versionRange(name: string, atLeast: string): string;
}

/**
 * @throws Error when the text does not parse
 */
export type Format = (path: string, text: string) => Promise<string>;

/** A rendered package: text by path, relative to its folder, with forward slashes. */
export type Tree = Record<string, string>;
