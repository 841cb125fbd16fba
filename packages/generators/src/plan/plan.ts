import type { SampleRequests } from '../features/resource/sampleRequests.ts';

/** One file that a command changes; undefined where there is none. */
export interface Change {
  /** Path below the root, with forward slashes. */
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/** What a command will do, worked out and checked before the first write. */
export interface Plan {
  /** Absolute path of the repository. */
  root: string;
  /** In the order of their paths; empty when everything is as it should be. */
  changes: Change[];
  /** Files that stay although what brought them goes, because they are people's code. */
  kept?: string[];
  /** The plugin that it is about. */
  plugin: { id: string; packageName: string; folder: string };
  /** Requests to try a resource with, when the plan adds or changes one. */
  resource?: SampleRequests;
  /** Where to write the code of a service, and its path below the plugin if any. */
  custom?: { file: string; path: string | undefined };
}
