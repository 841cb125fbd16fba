import type { Globals } from './names.ts';

/**
 * What is read of a package.json.
 *
 * @see https://yarnpkg.com/configuration/manifest
 */
export interface Manifest {
  /** The name of the package. */
  name?: string;
  /** Its version. */
  version?: string;
  /** SPDX identifier of its license. */
  license?: string;
  /** Whether it stays out of registries. */
  private?: boolean;
  /** The file that it starts with. */
  main?: string;
  /** What Backstage's tools know of it. */
  backstage?: {
    /** What kind of package it is, such as `backend-plugin`. */
    role?: string;
    /** The plugin that it belongs to. */
    pluginId?: string;
    /** All packages of that plugin. */
    pluginPackages?: string[];
    /** Settings of Backstage's CLI. */
    cli?: {
      /** Of its command `new`. */
      new?: {
        /** What new packages have in common. */
        globals?: Partial<Globals>;
        /** The templates that it offers, instead of its own list. */
        templates?: string[];
      };
    };
  };
  /** What the kit keeps there. */
  stagecraft?: {
    /** What `init` has to know to take itself back. */
    init?: unknown;
  };
  /** Patterns of the folders of its workspaces. */
  workspaces?:
    | string[]
    | {
        /** The same, beside other settings. */
        packages?: string[];
      };
  /** The program that installs it, such as `yarn@4.18.1`. */
  packageManager?: string;
  /** What it can be asked to run, by name. */
  scripts?: Record<string, string>;
  /** What publishing changes, such as the registry. */
  publishConfig?: {
    /** Where it is published. */
    registry?: string;
  };
  /** Ranges of what it needs to run, by package. */
  dependencies?: Record<string, string>;
  /** Ranges of what it needs to be worked on, by package. */
  devDependencies?: Record<string, string>;
}
