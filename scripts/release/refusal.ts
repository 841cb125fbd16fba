/** What decides whether the kit can be released. */
export interface ReleaseState {
  /** The version that the packages have. */
  version: string;
  /** The address of the repository, as package.json is to name it. */
  repository?: string;
  /** Names of the changesets that no version has yet. */
  changesets: string[];
  /** Paths that are not committed. */
  uncommitted: string[];
  /** The packages that the registry has in this version. */
  published: string[];
  /** The packages of the kit. */
  packages: string[];
  /** Where npm publishes. */
  registry: string;
  /** Whether npm has a token for it. */
  isLoggedIn: boolean;
}

/** Why a release would go wrong, and what to do first; undefined when it can be made. */
export function refusal(state: ReleaseState): string | undefined {
  const { version, repository, changesets, uncommitted, published } = state;
  if (!repository) {
    return 'package.json of what is published names the repository, and this one has no address yet; say it with: ./yarnw release --repository <url>';
  }
  if (changesets.length > 0) {
    return `no version has ${changesets.join(', ')} yet; make it with: ./yarnw release --prepare`;
  }
  if (uncommitted.length > 0) {
    return `what is released has to be committed, and this is not: ${uncommitted.join(', ')}`;
  }
  if (published.length === state.packages.length) {
    return `${state.registry} has ${version} already; describe what is new with: ./yarnw changeset, then: ./yarnw release --prepare`;
  }
  if (!state.isLoggedIn) {
    return `npm has no token for ${state.registry}; get one with: npm login, or put one into .npmrc`;
  }
  return undefined;
}
