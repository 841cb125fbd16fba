import type { Breakage } from '../blueprint/breakages.ts';
import type { SiblingKind } from '../blueprint/siblings.ts';
import type { SampleRequests } from '../features/resource/sampleRequests.ts';

/**
 * One file that a command changes.
 *
 * @see {@link Plan}
 */
export interface Change {
  /** Path below the root, with forward slashes. */
  path: string;
  /** Its text now; undefined when it is new. */
  before: string | undefined;
  /** Its text afterwards; undefined when it is deleted. */
  after: string | undefined;
}

/**
 * What a command will do, worked out and checked before the first write.
 *
 * @see {@link applyPlan}
 */
export interface RepositoryPlan {
  /** Absolute path of the repository. */
  root: string;
  /** In the order of their paths; empty when everything is as it should be. */
  changes: Change[];
}

/**
 * What a command will do with a plugin.
 *
 * @see {@link applyPlan}
 */
export interface Plan extends RepositoryPlan {
  /** Files that stay although what brought them goes, because they are people's code. */
  kept?: string[];
  /** What replicas fail at that still run the release before, once this is deployed. */
  breakages?: Breakage[];
  /** The commands that do the same in two releases, without that. */
  steps?: {
    /** For the first release; undefined when this is what was done. */
    expand: string | undefined;
    /** For the second one. */
    contract: string;
  };
  /** The plugin that it is about. */
  plugin: {
    /** As Backstage knows it. */
    id: string;
    /** Its name in package.json. */
    packageName: string;
    /** Path of its package below the root, with forward slashes. */
    folder: string;
  };
  /** The packages beside the plugin's own that it is about, also those that it takes away. */
  siblings?: {
    /** What it is for. */
    kind: SiblingKind;
    /** Its name in package.json. */
    packageName: string;
    /** Path of its folder below the root, with forward slashes. */
    folder: string;
  }[];
  /** Requests to try a resource with, when the plan adds or changes one. */
  resource?: SampleRequests;
  /** What other plugins ask for, when the plan makes a client for them. */
  client?: {
    /** The service, as `--services` takes it. */
    ref: string;
  };
  /** What is left to write for an extension point, when the plan makes one. */
  extensionPoint?: {
    /** Where what a module brings is described, and what is done with it; below the root. */
    files: string[];
  };
  /** A service to write, when the plan seeds one. */
  custom?: {
    /** Where its code goes, below the root. */
    file: string;
    /** Its path below the plugin, when it has routes. */
    path: string | undefined;
  };
  /** A client of another system to write, when the plan seeds one. */
  integration?: {
    /** Where its code goes, below the root. */
    file: string;
    /** Lines of YAML that it needs in the configuration. */
    configuration: string[];
    /** The path below the plugin that serves an entity, when there is one. */
    path: string | undefined;
  };
  /** What callers of actions can do, when the plan adds some. */
  action?: {
    /** The names of the actions. */
    names: string[];
  };
  /** What a policy decides about, when the plan has it asked. */
  permission?: {
    /** The name of the permission to read. */
    read: string;
  };
  /** Requests to try a link with, when the plan adds one. */
  link?: {
    /** What creates a row of both resources. */
    parents: SampleRequests['parents'];
    /** Where they are linked, with the variables of their ids. */
    path: string;
    /** Where what is linked is listed. */
    list: string;
    /** Entities that are named by what creates the rows, which the catalog is asked for. */
    entities?: string[];
  };
  /** A handler of events to write, when the plan seeds one. */
  subscription?: {
    /** Where its code goes, below the root. */
    file: string;
  };
  /** Recurring work to write, when the plan seeds it. */
  task?: {
    /** Where its code goes, below the root. */
    file: string;
    /** The path below the plugin that starts it by hand, by POST. */
    trigger: string;
  };
  /** A webhook whose handler is to be written, when the plan seeds one. */
  webhook?: {
    /** Where the code of the handler goes, below the root. */
    file: string;
    /** Its path below the plugin. */
    path: string;
    /** The key of the configuration that the backend does not start without. */
    key: string;
  };
}
