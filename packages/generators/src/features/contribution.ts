import type { SiblingKind } from '../blueprint/siblings.ts';
import type { Dependency } from '../render/oldestRelease.ts';
import type { Service } from '../services/service.ts';
import type {
  Access,
  Composed,
  ConfigKey,
  Creation,
  Decorator,
  Expression,
  Import,
  OpenPath,
  ReadmePart,
  Registered,
  Replicated,
  Routes,
  SiblingPart,
  Started,
  Table,
  TestEntities,
  WholeTest,
} from './slots.ts';

export * from './slots.ts';

/**
 * What one entry of a blueprint adds to its plugin: a set of slots. Only the assembler
 * writes the files that several entries share, and it knows no feature; a feature says
 * what belongs there, and writes the files of its own.
 */
export interface Contribution {
  /** Services that plugin.ts depends on, by their names in the table of services. */
  services: string[];
  /** Services that packages export, by which plugin.ts depends on them. */
  serviceRefs: Service[];
  dependencies: Dependency[];
  /** Packages that people have chosen, with the version that is there. */
  otherDependencies: Record<string, string>;
  devDependencies: Dependency[];
  /** Plugins and modules beside which it runs alone, by `dev/index.ts`. */
  developmentPlugins: Dependency[];
  /** Packages beside the plugin's own that its own depends on. */
  usesSiblings: SiblingKind[];
  /** Those that only its tests depend on. */
  testsSiblings: SiblingKind[];
  /** What it adds to packages beside the plugin's own, where the plugin has these. */
  siblings: Partial<Record<SiblingKind, SiblingPart>>;
  /** What plugin.ts offers to modules before anything starts. */
  registered: Registered[];
  /** What plugin.ts makes once, in this order. */
  composed: Composed[];
  /** What goes around services of the plugin's own. */
  decorators: Decorator[];
  /** What plugin.ts does when everything is composed and served. */
  started: Started[];
  /** What the package has for others, beside the plugin itself. */
  exports: Import[];
  /** What requests go through before anything reads their bodies. */
  gates: Pick<Routes, 'create' | 'takes'>[];
  /** What the router serves. */
  routes: Routes[];
  /** Paths without credentials. */
  openPaths: OpenPath[];
  /** What the plugin reads from the configuration. */
  config: ConfigKey[];
  /** Tables that its migrations make. */
  tables: Table[];
  /** Who gets what, for each operation of the API document. */
  access: Access[];
  /** What the tests create by HTTP before they call the other operations. */
  creations: Creation[];
  /** What several replicas are tested by; one of a plugin is enough. */
  replicated: Replicated[];
  /** What a test of the whole plugin starts beside it. */
  testFeatures: Expression[];
  /** Entities that the catalog has in these tests. */
  testEntities: TestEntities[];
  /** Handlers of MSW that answer them in place of outside systems. */
  testUpstreams: Import[];
  /** What else a test of the whole plugin looks at. */
  wholeTests: WholeTest[];
  /** By what a test of the whole plugin has who made a row be another than other users. */
  ownerPolicies: Expression[];
  /** Whether tests among its files ask for databases. */
  testsDatabases: boolean;
  readme: ReadmePart;
  /** Whole files of its own, by path in the package. */
  files: Record<string, string>;
  /** Files that are written once, and belong to the plugin's people from then on. */
  seeds: Record<string, string>;
}

/** Fills the slots that an entry leaves empty. */
export function contribution(
  slots: Partial<Omit<Contribution, 'readme'>> & {
    readme?: Partial<ReadmePart>;
  },
): Contribution {
  return {
    services: [],
    serviceRefs: [],
    dependencies: [],
    otherDependencies: {},
    devDependencies: [],
    developmentPlugins: [],
    usesSiblings: [],
    testsSiblings: [],
    siblings: {},
    registered: [],
    composed: [],
    decorators: [],
    started: [],
    exports: [],
    gates: [],
    routes: [],
    openPaths: [],
    config: [],
    tables: [],
    access: [],
    creations: [],
    replicated: [],
    testFeatures: [],
    testEntities: [],
    testUpstreams: [],
    wholeTests: [],
    ownerPolicies: [],
    testsDatabases: false,
    files: {},
    seeds: {},
    ...slots,
    readme: {
      resources: [],
      services: [],
      actions: [],
      background: [],
      notes: [],
      events: [],
      tries: [],
      calls: [],
      shell: [],
      ...slots.readme,
    },
  };
}

/** Fills what a part of a package leaves empty. */
export function siblingPart(part: Partial<SiblingPart>): SiblingPart {
  return {
    dependencies: [],
    devDependencies: [],
    usesSiblings: [],
    exports: [],
    testExports: [],
    readme: [],
    notes: [],
    files: {},
    seeds: {},
    ...part,
  };
}

/** Whether a plugin has tables, now or in its history. */
export function hasMigrations(contributions: Contribution[]): boolean {
  return contributions.some(({ files }) =>
    Object.keys(files).some(path => path.startsWith('migrations/')),
  );
}
