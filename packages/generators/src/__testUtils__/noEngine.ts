import type { LoadEngine } from '../render/engine.ts';

/** For tests in which every plugin is of this version of the kit. */
export const noEngine: LoadEngine = async version => {
  throw new Error(`version ${version} is not to be loaded here`);
};
