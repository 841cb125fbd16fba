import type { Dependency } from '../render/oldestRelease.ts';

/** A named import from one module. */
export interface Import {
  name: string;
  from: string;
}

/**
 * What one entry of a blueprint adds to its plugin. Only the assembler writes the
 * files that several entries share; a feature says what belongs there.
 */
export interface Contribution {
  /** Services that plugin.ts depends on, by their names in the table of services. */
  services: string[];
  dependencies: Dependency[];
  devDependencies: Dependency[];
  /** A resource that the router serves. */
  resource?: ResourceContribution;
  /** A service of the plugin's own, which the router gets. */
  custom?: CustomContribution;
  /** Tables that its migrations make. */
  tables: string[];
  /** Whole files of its own, by path in the package. */
  files: Record<string, string>;
  /** Files that are written once, and belong to the plugin's people from then on. */
  seeds: Record<string, string>;
}

export interface CustomContribution {
  /** Its variable. */
  name: string;
  /** The names and variables of the services that it is created with. */
  services: string[];
  service: Import;
  /** The function that creates it. */
  create: Import;
  /** The function that makes its routes; undefined when nobody calls it by HTTP. */
  routes: Import | undefined;
  /** A line for the README. */
  summary: string;
}

export interface ResourceContribution {
  /** Its name in the blueprint. */
  name: string;
  /** The variable of its service, the plural in camelCase. */
  names: string;
  path: string;
  table: string;
  service: Import;
  store: Import;
  openApi: Import;
  routes: Import;
  /** What creates one, exported by its fixtures. */
  create: Import;
  /** The same with the required fields only. */
  minimal: Import;
  /** The fields that refer to other resources, and the paths of these. */
  parents: { field: string; path: string }[];
  /** What inserts rows of these resources, exported by their fixtures. */
  inserts: Import[];
  /** A field to change, and another value for it, as TypeScript. */
  changed: { name: string; value: string };
  /** What creates one with required fields only, as JSON. */
  body: string;
  /** Whether no field is required, so that one can be created with no body. */
  inputOptional: boolean;
  /** A line for the README. */
  summary: string;
}

/** Whether a plugin has tables, now or in its history. */
export function hasMigrations(contributions: Contribution[]): boolean {
  return contributions.some(({ files }) =>
    Object.keys(files).some(path => path.startsWith('migrations/')),
  );
}
